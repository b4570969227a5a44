--liquibase formatted sql

--changeset assessments:0013-assessment
--comment: One row per assessment of an enterprise against the four criteria. Of one enterprise one is open at a time, and one
--comment: confirmation is valid on a day; the days of grace after it are no part of its days, so that the next can begin there.
create table assessment (
  id uuid constraint assessment_pkey primary key,
  revision bigint not null,
  changed_at timestamptz not null,
  enterprise_id uuid not null constraint assessment_enterprise_fk references enterprise (id),
  state varchar(20) not null constraint assessment_state_known
    check (state in ('draft', 'submitted', 'rejection-told', 'contested', 'confirmed', 'rejected')),
  state_since timestamptz not null,
  integration varchar(10) not null,
  participation varchar(10) not null,
  reinvestment varchar(10) not null,
  independence varchar(10) not null,
  integration_evidence varchar(4000),
  participation_evidence varchar(4000),
  reinvestment_evidence varchar(4000),
  independence_evidence varchar(4000),
  from_day date,
  until_day date,
  validity daterange generated always as (
    case when from_day is not null then daterange(from_day, until_day, '[)') end) stored,
  constraint assessment_verdicts_known check (
    array[integration, participation, reinvestment, independence] <@ array['met', 'not-met', 'unknown']::varchar[]),
  constraint assessment_confirmed_with_four_met check (
    state <> 'confirmed' or array[integration, participation, reinvestment, independence] <@ array['met']::varchar[]),
  constraint assessment_rejected_with_less_than_four_met check (
    state not in ('rejection-told', 'contested', 'rejected')
    or not array[integration, participation, reinvestment, independence] <@ array['met']::varchar[]),
  constraint assessment_submitted_with_evidence check (
    state = 'draft'
    or num_nulls(integration_evidence, participation_evidence, reinvestment_evidence, independence_evidence) = 0),
  constraint assessment_valid_when_confirmed check (
    (state = 'confirmed') = (from_day is not null) and (from_day is null) = (until_day is null)),
  constraint assessment_validity_not_empty check (until_day > from_day),
  constraint assessment_one_valid_at_a_time exclude using gist (enterprise_id with =, validity with &&)
);
create unique index assessment_one_open on assessment (enterprise_id) where state not in ('confirmed', 'rejected');
create index assessment_by_enterprise on assessment (enterprise_id, id);
create index assessment_by_state on assessment (state, id);
create index assessment_by_end on assessment (until_day, enterprise_id) where state = 'confirmed';
--rollback drop table assessment;

--changeset assessments:0013-state-change
--comment: Every step of an assessment, with who, when and why; nothing is taken away.
create table assessment_state_change (
  assessment_id uuid not null
    constraint assessment_state_change_assessment_fk references assessment (id) on delete cascade,
  position int not null,
  state varchar(20) not null constraint assessment_state_change_state_known
    check (state in ('draft', 'submitted', 'rejection-told', 'contested', 'confirmed', 'rejected')),
  reason varchar(4000),
  changed_by varchar(200) not null,
  changed_at timestamptz not null,
  constraint assessment_state_change_pkey primary key (assessment_id, position),
  constraint assessment_state_change_explained check (
    state not in ('rejection-told', 'contested', 'rejected') or reason is not null)
);
--rollback drop table assessment_state_change;
