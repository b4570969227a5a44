--liquibase formatted sql

--changeset handovers:0080-restricted splitStatements:false
--comment: Nobody is offered of whom what is held is not to be used: what waits is taken back, and with it goes what was told. Who offers holds the
--comment: participant's row, as who restricts does, so that one of them is first.
create function withdraw_handovers() returns trigger language plpgsql as $$
declare
  sight text := coalesce(current_setting('participants.sight', true), '');
  today date := (new.restricted_at at time zone 'Europe/Stockholm')::date;
begin
  perform set_config('participants.sight', 'region', true);
  update handover set birth_year = null, municipality = null, target_groups = '{}',
      stage = case when answer_by < today then 'expired' else 'withdrawn' end,
      closed_by = new.restricted_by, closed_at = new.restricted_at, revision = revision + 1, changed_at = now()
    where participant_id = new.id and stage = 'offered';
  perform set_config('participants.sight', sight, true);
  return null;
end $$;
create trigger participant_restricted_with_handovers after update of restricted_for on participant
  for each row when (new.restricted_for is not null and old.restricted_for is null) execute function withdraw_handovers();
do $$ begin perform set_config('participants.sight', 'region', true); end $$;
update handover h set birth_year = null, municipality = null, target_groups = '{}',
    stage = case when h.answer_by < (p.restricted_at at time zone 'Europe/Stockholm')::date then 'expired' else 'withdrawn' end,
    closed_by = p.restricted_by, closed_at = greatest(p.restricted_at, h.offered_at), revision = h.revision + 1, changed_at = now()
  from participant p where p.id = h.participant_id and p.restricted_for is not null and h.stage = 'offered';
do $$ begin perform set_config('participants.sight', '', true); end $$;
--rollback drop trigger participant_restricted_with_handovers on participant; drop function withdraw_handovers;

--changeset handovers:0080-notice splitStatements:false
--comment: The time of keeping counts from the handover: what the giving node was told of when it goes does not go along.
create function leave_notice() returns trigger language plpgsql as $$
declare
  sight text := coalesce(current_setting('participants.sight', true), '');
begin
  perform set_config('participants.sight', 'region', true);
  delete from retention_notice where participant_id = new.id;
  perform set_config('participants.sight', sight, true);
  return null;
end $$;
create trigger participant_handed_over_with_notice after update of node_id on participant
  for each row when (new.node_id <> old.node_id) execute function leave_notice();
--rollback drop trigger participant_handed_over_with_notice on participant; drop function leave_notice;
