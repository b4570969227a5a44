--liquibase formatted sql

--changeset workplans:0004-workplan
--comment: What a project is to reach and do, and what it taught; the row is there from the first thing written.
create table workplan (
  project_id uuid constraint workplan_pkey primary key constraint workplan_project_fk references project (id) on delete cascade,
  revision bigint not null,
  changed_at timestamptz not null
);
create table workplan_objective (
  id uuid constraint workplan_objective_pkey primary key,
  project_id uuid not null constraint workplan_objective_workplan_fk references workplan (project_id) on delete cascade,
  position int not null,
  level varchar(20) not null constraint workplan_objective_level_known check (level in ('individual', 'organisation', 'structure')),
  text_sv varchar(2000) not null,
  text_en varchar(2000) not null
);
create index workplan_objective_by_project on workplan_objective (project_id);
create table workplan_activity (
  id uuid constraint workplan_activity_pkey primary key,
  project_id uuid not null constraint workplan_activity_workplan_fk references workplan (project_id) on delete cascade,
  position int not null,
  kind varchar(40) not null,
  state varchar(20) not null constraint workplan_activity_state_known check (state in ('planned', 'ongoing', 'done', 'cancelled')),
  title_sv varchar(200) not null,
  title_en varchar(200) not null,
  description_sv varchar(2000),
  description_en varchar(2000),
  from_day date,
  until_day date,
  constraint workplan_activity_description_in_both_languages check ((description_sv is null) = (description_en is null)),
  constraint workplan_activity_period_starts check (until_day is null or from_day is not null),
  constraint workplan_activity_period_not_empty check (until_day > from_day)
);
create index workplan_activity_by_project on workplan_activity (project_id);
create table workplan_lesson (
  id uuid constraint workplan_lesson_pkey primary key,
  project_id uuid not null constraint workplan_lesson_workplan_fk references workplan (project_id) on delete cascade,
  position int not null,
  text_sv varchar(2000) not null,
  text_en varchar(2000) not null
);
create index workplan_lesson_by_project on workplan_lesson (project_id);
--rollback drop table workplan_lesson; drop table workplan_activity; drop table workplan_objective; drop table workplan;
