--liquibase formatted sql

--changeset placements:0107-former-ending splitStatements:false
--comment: What was put down wrongly of how a placement ended, before it was corrected: for the node alone, and gone with the participant.
create table placement_former_ending (
  placement_id uuid not null constraint placement_former_ending_placement_fk references placement (id) on delete cascade,
  position int not null,
  last_day date not null,
  hours_missed int not null constraint placement_former_ending_missed_not_negative check (hours_missed >= 0),
  cause varchar(20) constraint placement_former_ending_cause_known check (
    cause in ('participant', 'host', 'referrer', 'health', 'other')),
  job_form varchar(20) constraint placement_former_ending_job_form_known check (
    job_form in ('permanent', 'fixed-term', 'subsidised', 'self-employed')),
  job_start date,
  answer varchar(20) not null constraint placement_former_ending_answer_known check (
    answer in ('agrees', 'contests', 'not-heard')),
  comment varchar(2000),
  recorded_by varchar(200) not null,
  recorded_at timestamptz not null,
  constraint placement_former_ending_pkey primary key (placement_id, position),
  constraint placement_former_ending_job_whole check (num_nonnulls(job_form, job_start) in (0, 2)),
  constraint placement_former_ending_contested_in_words check (answer <> 'contests' or comment is not null)
);
alter table placement_former_ending enable row level security, force row level security;
create policy placement_former_ending_in_sight on placement_former_ending using (
  exists (select from placement p where p.id = placement_id and ((select participants_of_region())
    or p.node_id = any ((select participants_of_nodes())::uuid[]))));
create function forget_former_endings() returns trigger language plpgsql as $$
begin
  delete from placement_former_ending where placement_id = new.id;
  return null;
end $$;
create trigger placement_forgotten_with_endings after update of forgotten_at on placement
  for each row when (new.forgotten_at is not null) execute function forget_former_endings();
--rollback drop trigger placement_forgotten_with_endings on placement; drop function forget_former_endings; drop table placement_former_ending;
