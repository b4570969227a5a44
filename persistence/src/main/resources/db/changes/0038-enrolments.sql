--liquibase formatted sql

--changeset pathways:0038-sight splitStatements:false
--comment: Whose enrolments a transaction may come near because they are placed at the enterprises in placements.hosts, on the day in
--comment: placements.day: for as long as an enterprise sees the placement.
create function pathways_of_hosts() returns uuid[] language sql stable parallel safe
  return array(select participant_id from placement where sent and enterprise_id = any ((select placements_of_hosts())::uuid[])
    and coalesce(over_on + 30 >= (select placements_day()), over_on is null));
--rollback drop function pathways_of_hosts;

--changeset pathways:0038-enrolment
--comment: A participant in a project. What is counted of the rows beside it is kept here too, with how it went as the domain says. Once the
--comment: participant is erased this row is all that is left, and it is only counted. No past of it is kept.
create table enrolment (
  id uuid constraint enrolment_pkey primary key,
  revision bigint not null,
  changed_at timestamptz not null,
  participant_id uuid not null constraint enrolment_participant_fk references participant (id),
  project_id uuid not null constraint enrolment_project_fk references project (id),
  node_id uuid not null constraint enrolment_node_fk references support_node (id),
  referral_id uuid constraint enrolment_referral_fk references referral (id),
  transferred_from uuid constraint enrolment_transferred_from_fk references enrolment (id),
  planned_start date not null,
  stage varchar(20) not null constraint enrolment_stage_known check (
    stage in ('planned', 'active', 'suspended', 'completed', 'interrupted', 'transferred', 'misregistered')),
  entered_on date,
  left_on date,
  outcome varchar(20) constraint enrolment_outcome_known check (
    outcome in ('work', 'education', 'closer', 'unchanged', 'further', 'unknown')),
  entry_step varchar(30) constraint enrolment_entry_step_known check (entry_step in (
    'none', 'social-activity', 'work-training', 'internship', 'subsidised-employment', 'studies', 'employment')),
  entry_ladder int,
  exit_status varchar(30) constraint enrolment_exit_status_known check (exit_status in (
    'unemployed', 'long-term-unemployed', 'inactive', 'in-education', 'employed', 'self-employed', 'unknown')),
  exit_step varchar(30) constraint enrolment_exit_step_known check (exit_step in (
    'none', 'social-activity', 'work-training', 'internship', 'subsidised-employment', 'studies', 'employment')),
  exit_ladder int,
  forgotten boolean not null,
  constraint enrolment_entry_told_when_begun check (
    (entered_on is not null) = (entry_step is not null) and (entered_on is not null) = (entry_ladder is not null)),
  constraint enrolment_exit_told_whole check (num_nonnulls(exit_status, exit_step, exit_ladder) in (0, 3)),
  constraint enrolment_exit_told_when_left check (exit_status is null or left_on is not null),
  constraint enrolment_entered_when_begun check (
    case stage when 'planned' then entered_on is null when 'interrupted' then true when 'misregistered' then true
      else entered_on is not null end),
  constraint enrolment_left_when_over check (
    (left_on is not null) = (stage in ('completed', 'interrupted', 'transferred') and entered_on is not null)),
  constraint enrolment_left_after_entry check (left_on >= entered_on),
  constraint enrolment_outcome_when_left check ((outcome is not null) = (left_on is not null))
);
create unique index enrolment_one_open on enrolment (participant_id, project_id)
  where stage in ('planned', 'active', 'suspended');
create unique index enrolment_transferred_once on enrolment (transferred_from) where transferred_from is not null;
create index enrolment_by_participant on enrolment (participant_id, id);
create index enrolment_by_project on enrolment (project_id, id);
create index enrolment_by_node on enrolment (node_id, id);
alter table enrolment enable row level security, force row level security;
create policy enrolment_in_sight on enrolment using (
  (select participants_of_region())
  or node_id = any ((select participants_of_nodes())::uuid[])
  or participant_id = any ((select pathways_of_hosts())::uuid[]));
--rollback drop table enrolment;

--changeset pathways:0038-enrolment-stage-change
--comment: Every step of an enrolment, with who, when and why; nothing is taken away. This and what follows is the node's: an enterprise
--comment: sees that somebody is enrolled, and no more.
create table enrolment_stage_change (
  enrolment_id uuid not null constraint enrolment_stage_change_enrolment_fk references enrolment (id) on delete cascade,
  position int not null,
  stage varchar(20) not null constraint enrolment_stage_change_stage_known check (
    stage in ('planned', 'active', 'suspended', 'completed', 'interrupted', 'transferred', 'misregistered')),
  on_day date not null,
  reason varchar(30) constraint enrolment_stage_change_reason_known check (reason in (
    'health', 'parental-leave', 'care-of-relative', 'awaits-place', 'work', 'studies', 'plan-fulfilled', 'period-over',
    'own-choice', 'moved', 'no-show', 'needs-other-support', 'project-ended', 'consent-withdrawn', 'wrong-person',
    'wrong-project', 'entered-twice', 'never-began', 'other')),
  recorded_by varchar(200) not null,
  recorded_at timestamptz not null,
  constraint enrolment_stage_change_pkey primary key (enrolment_id, position),
  constraint enrolment_stage_change_for_a_reason check (
    (reason is not null) = (stage in ('suspended', 'completed', 'interrupted', 'misregistered')))
);
alter table enrolment_stage_change enable row level security, force row level security;
create policy enrolment_stage_change_in_sight on enrolment_stage_change using (
  exists (select from enrolment e where e.id = enrolment_id and ((select participants_of_region())
    or e.node_id = any ((select participants_of_nodes())::uuid[]))));
--rollback drop table enrolment_stage_change;

--changeset pathways:0038-enrolment-suspension
--comment: When somebody was away; no day twice.
create table enrolment_suspension (
  id uuid constraint enrolment_suspension_pkey primary key,
  enrolment_id uuid not null constraint enrolment_suspension_enrolment_fk references enrolment (id) on delete cascade,
  position int not null,
  reason varchar(30) not null constraint enrolment_suspension_reason_known check (
    reason in ('health', 'parental-leave', 'care-of-relative', 'awaits-place', 'other')),
  from_day date not null,
  until_day date,
  period daterange not null generated always as (daterange(from_day, until_day, '[)')) stored,
  recorded_by varchar(200) not null,
  recorded_at timestamptz not null,
  constraint enrolment_suspension_period_not_empty check (until_day > from_day),
  constraint enrolment_suspension_one_at_a_time exclude using gist (enrolment_id with =, period with &&)
);
create index enrolment_suspension_by_enrolment on enrolment_suspension (enrolment_id);
alter table enrolment_suspension enable row level security, force row level security;
create policy enrolment_suspension_in_sight on enrolment_suspension using (
  exists (select from enrolment e where e.id = enrolment_id and ((select participants_of_region())
    or e.node_id = any ((select participants_of_nodes())::uuid[]))));
--rollback drop table enrolment_suspension;

--changeset pathways:0038-enrolment-reading
--comment: How somebody stood to work at the entry, at the exit and six months after; the last of each moment holds, and those before it
--comment: stay.
create table enrolment_reading (
  enrolment_id uuid not null constraint enrolment_reading_enrolment_fk references enrolment (id) on delete cascade,
  position int not null,
  moment varchar(20) not null constraint enrolment_reading_moment_known check (moment in ('entry', 'exit', 'follow-up')),
  on_day date not null,
  status varchar(30) not null constraint enrolment_reading_status_known check (status in (
    'unemployed', 'long-term-unemployed', 'inactive', 'in-education', 'employed', 'self-employed', 'unknown')),
  livelihood varchar(30) not null constraint enrolment_reading_livelihood_known check (livelihood in (
    'own-income', 'unemployment-insurance', 'activity-support', 'sickness-benefit', 'sickness-compensation',
    'social-assistance', 'study-support', 'parental-benefit', 'pension', 'family', 'other', 'unknown')),
  education varchar(20) not null constraint enrolment_reading_education_known check (
    education in ('isced-0-2', 'isced-3-4', 'isced-5-8', 'unknown')),
  months_without_work int constraint enrolment_reading_months_in_bounds check (months_without_work between 0 and 720),
  step varchar(30) not null constraint enrolment_reading_step_known check (step in (
    'none', 'social-activity', 'work-training', 'internship', 'subsidised-employment', 'studies', 'employment')),
  ladder int not null constraint enrolment_reading_ladder_positive check (ladder >= 1),
  recorded_by varchar(200) not null,
  recorded_at timestamptz not null,
  constraint enrolment_reading_pkey primary key (enrolment_id, position),
  constraint enrolment_reading_no_months_though_working check (
    status not in ('employed', 'self-employed') or coalesce(months_without_work, 0) = 0)
);
alter table enrolment_reading enable row level security, force row level security;
create policy enrolment_reading_in_sight on enrolment_reading using (
  exists (select from enrolment e where e.id = enrolment_id and ((select participants_of_region())
    or e.node_id = any ((select participants_of_nodes())::uuid[]))));
--rollback drop table enrolment_reading;

--changeset pathways:0038-enrolment-climb
--comment: On which steps of the ladder somebody came to stand. What was wrong is said anew by another row, once, and stays.
create table enrolment_climb (
  id uuid constraint enrolment_climb_pkey primary key,
  enrolment_id uuid not null constraint enrolment_climb_enrolment_fk references enrolment (id) on delete cascade,
  position int not null,
  on_day date not null,
  step varchar(30) not null constraint enrolment_climb_step_known check (step in (
    'none', 'social-activity', 'work-training', 'internship', 'subsidised-employment', 'studies', 'employment')),
  ladder int not null constraint enrolment_climb_ladder_positive check (ladder >= 1),
  corrects uuid constraint enrolment_climb_corrected_once unique,
  recorded_by varchar(200) not null,
  recorded_at timestamptz not null
);
create index enrolment_climb_by_enrolment on enrolment_climb (enrolment_id);
alter table enrolment_climb enable row level security, force row level security;
create policy enrolment_climb_in_sight on enrolment_climb using (
  exists (select from enrolment e where e.id = enrolment_id and ((select participants_of_region())
    or e.node_id = any ((select participants_of_nodes())::uuid[]))));
--rollback drop table enrolment_climb;

--changeset pathways:0038-forgotten splitStatements:false
--comment: With a participant goes what is held of their path: no code has to remember it. That somebody was in the project, from when to
--comment: when and how it went, goes on being counted; what was not over is.
create function forget_enrolments() returns trigger language plpgsql as $$
begin
  delete from enrolment_stage_change where enrolment_id in (select id from enrolment where participant_id = new.id);
  delete from enrolment_suspension where enrolment_id in (select id from enrolment where participant_id = new.id);
  delete from enrolment_reading where enrolment_id in (select id from enrolment where participant_id = new.id);
  delete from enrolment_climb where enrolment_id in (select id from enrolment where participant_id = new.id);
  update enrolment set
    left_on = case when stage in ('active', 'suspended') then greatest(entered_on, current_date) else left_on end,
    outcome = case when stage in ('active', 'suspended') then 'unknown' else outcome end,
    stage = case when stage in ('planned', 'active', 'suspended') then 'interrupted' else stage end,
    referral_id = null, transferred_from = null, forgotten = true, revision = revision + 1, changed_at = now()
    where participant_id = new.id;
  return null;
end $$;
create trigger participant_erased_with_enrolments after update of erased_at on participant
  for each row when (new.erased_at is not null and old.erased_at is null) execute function forget_enrolments();
--rollback drop trigger participant_erased_with_enrolments on participant; drop function forget_enrolments;
