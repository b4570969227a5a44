--liquibase formatted sql

--changeset pathways:0062-judged
--comment: By which rules enrolments and suspensions were judged, as the rules were then, and what was permitted. From when one is longer
--comment: than a rule says, as it is or as it will be when nothing happens, is kept where it is listed from.
alter table enrolment add exceeded_from date;
create index enrolment_exceeding on enrolment (node_id, exceeded_from) where exceeded_from is not null;
create table enrolment_judgement (
  enrolment_id uuid not null constraint enrolment_judgement_enrolment_fk references enrolment (id) on delete cascade,
  position int not null,
  rule varchar(30) not null constraint enrolment_judgement_rule_known check (rule in (
    'enrolment-length', 'outcome-told', 'follow-up-from', 'follow-up-until')),
  version int not null,
  months int not null,
  days int not null,
  from_day date not null,
  permit_reason varchar(2000),
  permit_by varchar(200),
  permit_at timestamptz,
  constraint enrolment_judgement_pkey primary key (enrolment_id, position),
  constraint enrolment_judgement_permit_whole check (num_nonnulls(permit_reason, permit_by, permit_at) in (0, 3)),
  constraint enrolment_judgement_permit_of_a_cap check (permit_at is null or rule in ('enrolment-length', 'follow-up-until'))
);
alter table enrolment_judgement enable row level security, force row level security;
create policy enrolment_judgement_in_sight on enrolment_judgement using (
  exists (select from enrolment e where e.id = enrolment_id and ((select participants_of_region())
    or e.node_id = any ((select participants_of_nodes())::uuid[]))));
alter table enrolment_suspension add rule_version int, add rule_months int, add rule_days int,
  add permit_reason varchar(2000), add permit_by varchar(200), add permit_at timestamptz,
  add constraint enrolment_suspension_rule_whole check (num_nonnulls(rule_version, rule_months, rule_days) in (0, 3)),
  add constraint enrolment_suspension_permit_whole check (num_nonnulls(permit_reason, permit_by, permit_at) in (0, 3)),
  add constraint enrolment_suspension_permit_by_rule check (permit_at is null or rule_version is not null);
--rollback alter table enrolment_suspension drop column permit_at, drop column permit_by, drop column permit_reason, drop column rule_days, drop column rule_months, drop column rule_version;
--rollback drop table enrolment_judgement; drop index enrolment_exceeding; alter table enrolment drop column exceeded_from;

--changeset pathways:0062-day-corrections
--comment: What was put down wrongly of the days of entry and exit, and by whom and why it was corrected. The steps tell what holds.
create table enrolment_day_correction (
  enrolment_id uuid not null constraint enrolment_day_correction_enrolment_fk references enrolment (id) on delete cascade,
  position int not null,
  moment varchar(20) not null constraint enrolment_day_correction_moment_known check (moment in ('entry', 'exit')),
  was date not null,
  on_day date not null,
  reason varchar(20) not null constraint enrolment_day_correction_reason_known check (
    reason in ('miswritten', 'learnt-later', 'other')),
  recorded_by varchar(200) not null,
  recorded_at timestamptz not null,
  constraint enrolment_day_correction_pkey primary key (enrolment_id, position),
  constraint enrolment_day_correction_changes_something check (was <> on_day)
);
alter table enrolment_day_correction enable row level security, force row level security;
create policy enrolment_day_correction_in_sight on enrolment_day_correction using (
  exists (select from enrolment e where e.id = enrolment_id and ((select participants_of_region())
    or e.node_id = any ((select participants_of_nodes())::uuid[]))));
--rollback drop table enrolment_day_correction;
