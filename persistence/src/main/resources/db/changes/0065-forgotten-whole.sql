--liquibase formatted sql

--changeset pathways:0065-forgotten-whole splitStatements:false rollbackSplitStatements:false
--comment: With a participant goes what is held of their path wherever that is, also what somebody tells at that moment: whoever does is
--comment: waited for, or finds it changed; the enrolment is locked before what is told of it, as they do. The day is Sweden's.
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
  update enrolment set
    left_on = case when stage in ('active', 'suspended') then greatest(entered_on, today) else left_on end,
    outcome = case when stage in ('active', 'suspended') then 'unknown' else outcome end,
    stage = case when stage in ('planned', 'active', 'suspended') then 'interrupted' else stage end,
    referral_id = null, transferred_from = null, forgotten = true, revision = revision + 1, changed_at = now()
    where participant_id = new.id;
  perform set_config('participants.sight', sight, true);
  return null;
end $$;
--rollback create or replace function forget_enrolments() returns trigger language plpgsql as $$
--rollback begin
--rollback   delete from enrolment_stage_change where enrolment_id in (select id from enrolment where participant_id = new.id);
--rollback   delete from enrolment_suspension where enrolment_id in (select id from enrolment where participant_id = new.id);
--rollback   delete from enrolment_reading where enrolment_id in (select id from enrolment where participant_id = new.id);
--rollback   delete from enrolment_climb where enrolment_id in (select id from enrolment where participant_id = new.id);
--rollback   update enrolment set
--rollback     left_on = case when stage in ('active', 'suspended') then greatest(entered_on, current_date) else left_on end,
--rollback     outcome = case when stage in ('active', 'suspended') then 'unknown' else outcome end,
--rollback     stage = case when stage in ('planned', 'active', 'suspended') then 'interrupted' else stage end,
--rollback     referral_id = null, transferred_from = null, forgotten = true, revision = revision + 1, changed_at = now()
--rollback     where participant_id = new.id;
--rollback   return null;
--rollback end $$;

--changeset referrals:0065-forgotten-whole splitStatements:false rollbackSplitStatements:false
--comment: The same of what partners told, at whatever node.
create or replace function forget_referrals() returns trigger language plpgsql as $$
declare
  sight text := coalesce(current_setting('participants.sight', true), '');
begin
  perform set_config('participants.sight', 'region', true);
  update referral set reference = null, birth_year = null, gender = null, municipality = null, target_groups = '{}',
    protected_identity = false, revision = revision + 1, changed_at = now() where participant_id = new.id;
  perform set_config('participants.sight', sight, true);
  return null;
end $$;
--rollback create or replace function forget_referrals() returns trigger language plpgsql as $$
--rollback begin
--rollback   update referral set reference = null, birth_year = null, gender = null, municipality = null, target_groups = '{}',
--rollback     protected_identity = false, revision = revision + 1, changed_at = now() where participant_id = new.id;
--rollback   return null;
--rollback end $$;

--changeset findings:0065-forgotten splitStatements:false
--comment: What was found to be wrong of somebody erased is nobody's work any more.
create function forget_findings() returns trigger language plpgsql as $$
begin
  update data_finding set mended_on = greatest(found_on, (new.erased_at at time zone 'Europe/Stockholm')::date)
    where participant_id = new.id and mended_on is null;
  return null;
end $$;
create trigger participant_erased_with_findings after update of erased_at on participant
  for each row when (new.erased_at is not null and old.erased_at is null) execute function forget_findings();
--rollback drop trigger participant_erased_with_findings on participant; drop function forget_findings;

--changeset placements:0065-forgotten-shown-to-no-host splitStatements:false
--comment: An enterprise is shown nothing of somebody erased, by the policies too.
alter policy placement_in_sight on placement using (
  (select participants_of_region())
  or node_id = any ((select participants_of_nodes())::uuid[])
  or (sent and forgotten_at is null and enterprise_id = any ((select placements_of_hosts())::uuid[])
    and coalesce(over_on + 30 >= (select placements_day()), over_on is null)));
create or replace function pathways_of_hosts() returns uuid[] language sql stable parallel safe
  return array(select participant_id from placement where sent and forgotten_at is null
    and enterprise_id = any ((select placements_of_hosts())::uuid[])
    and coalesce(over_on + 30 >= (select placements_day()), over_on is null));
--rollback create or replace function pathways_of_hosts() returns uuid[] language sql stable parallel safe
--rollback   return array(select participant_id from placement where sent and enterprise_id = any ((select placements_of_hosts())::uuid[])
--rollback     and coalesce(over_on + 30 >= (select placements_day()), over_on is null));
--rollback alter policy placement_in_sight on placement using (
--rollback   (select participants_of_region())
--rollback   or node_id = any ((select participants_of_nodes())::uuid[])
--rollback   or (sent and enterprise_id = any ((select placements_of_hosts())::uuid[])
--rollback     and coalesce(over_on + 30 >= (select placements_day()), over_on is null)));
