--liquibase formatted sql

--changeset participants:0055-of-nobody-erased splitStatements:false
--comment: Nothing is told anew of who has been erased, also when both happen at once: who tells of somebody holds the participant's row,
--comment: and so who erases waits and then takes it away too, or was first. The name of the trigger is that of the broken rule.
create function demand_participant() returns trigger language plpgsql as $$
declare
  sight text := coalesce(current_setting('participants.sight', true), '');
  is_there boolean;
begin
  perform set_config('participants.sight', 'region', true);
  perform from participant where id = new.participant_id and erased_at is null for share;
  is_there := found;
  perform set_config('participants.sight', sight, true);
  if not is_there then
    raise exception 'nothing is told of who has been erased' using errcode = '23514', table = tg_table_name, constraint = tg_name;
  end if;
  return new;
end $$;
create trigger placement_of_nobody_erased before insert on placement
  for each row execute function demand_participant();
create trigger referral_of_nobody_erased before update of participant_id on referral
  for each row when (new.participant_id is not null and new.participant_id is distinct from old.participant_id)
  execute function demand_participant();
--rollback drop trigger referral_of_nobody_erased on referral; drop trigger placement_of_nobody_erased on placement;
--rollback drop function demand_participant;

--changeset placements:0055-forgotten splitStatements:false
--comment: With a participant goes what is said in words of their placements, why they missed days, and what they said of it. What is not over
--comment: is over then, and gives its place back. The rows are there to be counted, and shown to nobody. Whatever sight erases, all are met.
alter table placement add forgotten_at timestamptz;
create function forget_placements() returns trigger language plpgsql as $$
declare
  sight text := coalesce(current_setting('participants.sight', true), '');
  today date := (new.erased_at at time zone 'Europe/Stockholm')::date;
begin
  perform set_config('participants.sight', 'region', true);
  -- The placement before its place, as who books does.
  perform from placement where participant_id = new.id for update;
  update place set taken = taken - 1, revision = revision + 1, changed_at = now() where id in (
    select place_id from placement where participant_id = new.id and state in ('to-sign', 'signed', 'ongoing'));
  update placement_state_change set reason = '–' where reason is not null
    and placement_id in (select id from placement where participant_id = new.id);
  update placement_state_change set cause = 'other' where cause is not null
    and placement_id in (select id from placement where participant_id = new.id);
  insert into placement_state_change (placement_id, position, state, on_day, reason, recorded_by, recorded_at)
    select p.id, (select max(position) + 1 from placement_state_change c where c.placement_id = p.id),
      case when p.state <> 'ongoing' then 'cancelled' when today < p.last_day then 'ended-early' else 'ended' end,
      case when p.state <> 'ongoing' then today else least(today, p.last_day) end,
      case when p.state <> 'ongoing' then '–' end, new.erased_by, new.erased_at
    from placement p where p.participant_id = new.id and p.over_on is null;
  update placement set state = 'cancelled', over_on = today
    where participant_id = new.id and state in ('draft', 'to-sign', 'signed');
  update placement set state = case when today < last_day then 'ended-early' else 'ended' end,
      over_on = least(today, last_day), ended_on = least(today, last_day), hours_missed = 0, answer = 'not-heard', cause = 'other',
      ended_by = new.erased_by, ended_at = new.erased_at
    where participant_id = new.id and state = 'ongoing';
  update placement set tasks = '–', remark = null, comment = null,
      permit_reason = case when permit_reason is not null then '–' end,
      cause = case when cause is not null then 'other' end,
      answer = case when answer is not null then 'not-heard' end,
      forgotten_at = new.erased_at, revision = revision + 1, changed_at = now()
    where participant_id = new.id;
  perform set_config('participants.sight', sight, true);
  return null;
end $$;
create trigger participant_erased_with_placements after update of erased_at on participant
  for each row when (new.erased_at is not null and old.erased_at is null) execute function forget_placements();
--rollback drop trigger participant_erased_with_placements on participant; drop function forget_placements;
--rollback alter table placement drop column forgotten_at;

--changeset identities:0055-words splitStatements:false
--comment: Words about why somebody read who a person is may tell of that person, and go with them; that it was read, when and by whom stays.
--comment: Nothing else of an access is ever changed, and of nobody who has not been erased.
grant update (words) on identity_access to current_user;
create policy identity_access_forgotten on identity_access for update using (
  exists (select from participant p where p.id = participant_id and p.erased_at is not null)) with check (words = '–');
create function forget_words() returns trigger language plpgsql as $$
declare
  sight text := coalesce(current_setting('participants.sight', true), '');
begin
  perform set_config('participants.sight', 'region', true);
  update identity_access set words = '–' where participant_id = new.id and words is not null;
  perform set_config('participants.sight', sight, true);
  return null;
end $$;
create trigger participant_erased_with_words after update of erased_at on participant
  for each row when (new.erased_at is not null and old.erased_at is null) execute function forget_words();
--rollback drop trigger participant_erased_with_words on participant; drop function forget_words;
--rollback drop policy identity_access_forgotten on identity_access; revoke update (words) on identity_access from current_user;
