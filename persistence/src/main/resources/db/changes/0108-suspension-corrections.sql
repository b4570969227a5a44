--liquibase formatted sql

--changeset pathways:0108-suspension-correction splitStatements:false
--comment: What was put down wrongly of suspensions, and by whom and why it was corrected. The suspensions that are there tell what holds; of
--comment: one that never was nothing else is left. It goes with the participant.
create table enrolment_suspension_correction (
  enrolment_id uuid not null constraint enrolment_suspension_correction_enrolment_fk references enrolment (id) on delete cascade,
  position int not null,
  suspension_id uuid not null,
  was_reason varchar(30) not null constraint enrolment_suspension_correction_was_for_a_reason check (
    was_reason in ('health', 'parental-leave', 'care-of-relative', 'awaits-place', 'other')),
  was_from date not null,
  was_until date constraint enrolment_suspension_correction_period_not_empty check (was_until > was_from),
  reason varchar(20) not null constraint enrolment_suspension_correction_reason_known check (
    reason in ('miswritten', 'learnt-later', 'other')),
  recorded_by varchar(200) not null,
  recorded_at timestamptz not null,
  constraint enrolment_suspension_correction_pkey primary key (enrolment_id, position)
);
alter table enrolment_suspension_correction enable row level security, force row level security;
create policy enrolment_suspension_correction_in_sight on enrolment_suspension_correction using (
  exists (select from enrolment e where e.id = enrolment_id and ((select participants_of_region())
    or e.node_id = any ((select participants_of_nodes())::uuid[]))));
create function forget_suspension_corrections() returns trigger language plpgsql as $$
begin
  delete from enrolment_suspension_correction where enrolment_id = new.id;
  return null;
end $$;
create trigger enrolment_forgotten_with_corrections after update on enrolment
  for each row when (new.forgotten) execute function forget_suspension_corrections();
--rollback drop trigger enrolment_forgotten_with_corrections on enrolment; drop function forget_suspension_corrections;
--rollback drop table enrolment_suspension_correction;
