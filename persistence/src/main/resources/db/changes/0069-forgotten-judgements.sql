--liquibase formatted sql

--changeset pathways:0069-forgotten splitStatements:false rollbackSplitStatements:false
--comment: What was judged of a path, why more was permitted, and which days were corrected goes with the participant too.
create or replace function forget_enrolments() returns trigger language plpgsql as $$
declare
  sight text := coalesce(current_setting('participants.sight', true), '');
  today date := (new.erased_at at time zone 'Europe/Stockholm')::date;
begin
  perform set_config('participants.sight', 'region', true);
  perform from enrolment where participant_id = new.id for update;
  delete from enrolment_stage_change where enrolment_id in (select id from enrolment where participant_id = new.id);
  delete from enrolment_suspension where enrolment_id in (select id from enrolment where participant_id = new.id);
  delete from enrolment_reading where enrolment_id in (select id from enrolment where participant_id = new.id);
  delete from enrolment_climb where enrolment_id in (select id from enrolment where participant_id = new.id);
  delete from enrolment_judgement where enrolment_id in (select id from enrolment where participant_id = new.id);
  delete from enrolment_day_correction where enrolment_id in (select id from enrolment where participant_id = new.id);
  update enrolment set
    left_on = case when stage in ('active', 'suspended') then greatest(entered_on, today) else left_on end,
    outcome = case when stage in ('active', 'suspended') then 'unknown' else outcome end,
    stage = case when stage in ('planned', 'active', 'suspended') then 'interrupted' else stage end,
    exceeded_from = null, referral_id = null, transferred_from = null, forgotten = true, revision = revision + 1, changed_at = now()
    where participant_id = new.id;
  perform set_config('participants.sight', sight, true);
  return null;
end $$;
--rollback create or replace function forget_enrolments() returns trigger language plpgsql as $$
--rollback declare
--rollback   sight text := coalesce(current_setting('participants.sight', true), '');
--rollback   today date := (new.erased_at at time zone 'Europe/Stockholm')::date;
--rollback begin
--rollback   perform set_config('participants.sight', 'region', true);
--rollback   perform from enrolment where participant_id = new.id for update;
--rollback   delete from enrolment_stage_change where enrolment_id in (select id from enrolment where participant_id = new.id);
--rollback   delete from enrolment_suspension where enrolment_id in (select id from enrolment where participant_id = new.id);
--rollback   delete from enrolment_reading where enrolment_id in (select id from enrolment where participant_id = new.id);
--rollback   delete from enrolment_climb where enrolment_id in (select id from enrolment where participant_id = new.id);
--rollback   update enrolment set
--rollback     left_on = case when stage in ('active', 'suspended') then greatest(entered_on, today) else left_on end,
--rollback     outcome = case when stage in ('active', 'suspended') then 'unknown' else outcome end,
--rollback     stage = case when stage in ('planned', 'active', 'suspended') then 'interrupted' else stage end,
--rollback     referral_id = null, transferred_from = null, forgotten = true, revision = revision + 1, changed_at = now()
--rollback     where participant_id = new.id;
--rollback   perform set_config('participants.sight', sight, true);
--rollback   return null;
--rollback end $$;
