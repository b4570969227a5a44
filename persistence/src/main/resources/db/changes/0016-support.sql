--liquibase formatted sql

--changeset support:0016-support-case
--comment: One row per case. What its steps and sessions come to stands here too, so that a list reads one row each. One node
--comment: has a case, and one adviser: they are columns, and the revision lets one of two take it.
create table support_case (
  id uuid constraint support_case_pkey primary key,
  revision bigint not null,
  changed_at timestamptz not null,
  enterprise_id uuid not null constraint support_case_enterprise_fk references enterprise (id),
  question varchar(2000) not null,
  competence_areas text[] not null,
  stage varchar(20) not null constraint support_case_stage_known check (stage in ('requested', 'taken', 'closed', 'refused',
    'withdrawn')),
  requested_on date not null,
  node_id uuid constraint support_case_node_fk references support_node (id),
  adviser varchar(200),
  result varchar(20) constraint support_case_result_known check (result in ('reached', 'partly-reached', 'not-reached',
    'referred-onwards', 'no-longer-needed')),
  first_session_on date,
  minutes int not null,
  constraint support_case_areas_given check (cardinality(competence_areas) > 0),
  constraint support_case_waits_for_a_node check (stage <> 'requested' or node_id is null),
  constraint support_case_is_of_a_node check (stage not in ('taken', 'closed', 'refused') or node_id is not null),
  constraint support_case_adviser_when_taken check (stage not in ('taken', 'closed') or adviser is not null),
  constraint support_case_adviser_at_node check (adviser is null or node_id is not null),
  constraint support_case_result_when_closed check ((stage = 'closed') = (result is not null)),
  constraint support_case_no_session_before_request check (first_session_on >= requested_on),
  constraint support_case_minutes_of_sessions check ((minutes > 0) = (first_session_on is not null))
);
create index support_case_by_request on support_case (requested_on, id);
create index support_case_by_enterprise on support_case (enterprise_id, requested_on, id);
create index support_case_by_node on support_case (node_id, requested_on, id);
create index support_case_by_stage on support_case (stage, requested_on, id);
create index support_case_by_adviser on support_case (adviser, requested_on, id);
--rollback drop table support_case;

--changeset support:0016-step
--comment: Every step of a case, with who, when and why; nothing is taken away.
create table support_case_step (
  case_id uuid not null constraint support_case_step_case_fk references support_case (id) on delete cascade,
  position int not null,
  stage varchar(20) not null constraint support_case_step_stage_known check (stage in ('requested', 'taken', 'closed',
    'refused', 'withdrawn')),
  node_id uuid constraint support_case_step_node_fk references support_node (id),
  reason varchar(20) constraint support_case_step_reason_known check (reason in ('outside-competence', 'no-capacity',
    'adviser-leaves', 'solved-otherwise', 'new-need', 'closed-by-mistake', 'other')),
  result varchar(20) constraint support_case_step_result_known check (result in ('reached', 'partly-reached',
    'not-reached', 'referred-onwards', 'no-longer-needed')),
  words varchar(2000),
  changed_by varchar(200) not null,
  changed_at timestamptz not null,
  constraint support_case_step_pkey primary key (case_id, position),
  constraint support_case_step_node_when_of_node check ((stage in ('taken', 'refused')) = (node_id is not null)),
  constraint support_case_step_result_when_closed check ((stage = 'closed') = (result is not null)),
  constraint support_case_step_other_explained check (reason <> 'other' or words is not null)
);
--rollback drop table support_case_step;

--changeset support:0016-session
--comment: The sessions of a case: a minute at least, a day and night at most.
create table support_session (
  id uuid constraint support_session_pkey primary key,
  case_id uuid not null constraint support_session_case_fk references support_case (id) on delete cascade,
  position int not null,
  held_on date not null,
  minutes int not null constraint support_session_minutes_of_a_day check (minutes between 1 and 1440),
  competence_area varchar(40) not null,
  note varchar(2000),
  node_id uuid not null constraint support_session_node_fk references support_node (id),
  recorded_by varchar(200) not null,
  recorded_at timestamptz not null
);
create index support_session_by_case on support_session (case_id);
create index support_session_by_node on support_session (node_id, held_on);
--rollback drop table support_session;
