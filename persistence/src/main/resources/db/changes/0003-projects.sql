--liquibase formatted sql

--changeset projects:0003-project
--comment: One row per project. What the domain derives (stage, end, granted) stands here too, so that a list reads one row each.
--comment: A project that continues another carries that one's first day, kept true by the foreign key: a circle cannot be written.
create table project (
  id uuid constraint project_pkey primary key,
  revision bigint not null,
  changed_at timestamptz not null,
  name varchar(200) collate "sv-x-icu" not null,
  summary_sv varchar(2000),
  summary_en varchar(2000),
  stage varchar(20) not null constraint project_stage_known
    check (stage in ('planned', 'applied', 'granted', 'rejected', 'ongoing', 'completed', 'ended-early')),
  starts_on date not null,
  planned_ends_on date not null,
  ended_on varchar(10),
  ended_last_day date,
  last_day date not null generated always as (coalesce(ended_last_day, planned_ends_on)) stored,
  total_ore bigint constraint project_total_not_negative check (total_ore >= 0),
  granted_ore bigint not null constraint project_granted_not_negative check (granted_ore >= 0),
  target_groups text[] not null,
  stakeholder_groups text[] not null,
  competence_areas text[] not null,
  challenges text[] not null,
  continues_id uuid,
  continues_starts_on date,
  search tsvector not null generated always as (
    setweight(to_tsvector('swedish', name), 'A')
    || setweight(to_tsvector('swedish', coalesce(summary_sv, '')), 'B')
    || setweight(to_tsvector('english', coalesce(summary_en, '')), 'C')) stored,
  constraint project_planned_end_not_before_start check (planned_ends_on >= starts_on),
  constraint project_granted_within_total check (granted_ore <= total_ore),
  constraint project_summary_in_both_languages check ((summary_sv is null) = (summary_en is null)),
  constraint project_ended_when_over check ((stage in ('completed', 'ended-early')) = (ended_on is not null)),
  constraint project_end_known_both_ways check ((ended_on is null) = (ended_last_day is null)),
  constraint project_early_end_before_plan check (stage <> 'ended-early' or ended_last_day < planned_ends_on),
  constraint project_completed_not_before_plan check (stage <> 'completed' or ended_last_day >= planned_ends_on),
  constraint project_start_with_id unique (id, starts_on),
  constraint project_continues_fk foreign key (continues_id, continues_starts_on)
    references project (id, starts_on) on update cascade,
  constraint project_continues_both_columns check ((continues_id is null) = (continues_starts_on is null)),
  constraint project_continues_earlier check (continues_starts_on < starts_on)
);
create index project_by_name on project (name, id);
create index project_by_start on project (starts_on, id);
create index project_by_planned_end on project (planned_ends_on, id);
create index project_by_stage on project (stage, name, id);
create index project_by_search on project using gin (search);
create index project_by_name_trigrams on project using gin (name gin_trgm_ops);
create index project_by_continues on project (continues_id) where continues_id is not null;
--rollback drop table project;

--changeset projects:0003-role
--comment: Half-open periods; two owners cannot share a day. Deferred: one save may change many rows, in any order.
create table project_role (
  id uuid constraint project_role_pkey primary key,
  project_id uuid not null constraint project_role_project_fk references project (id) on delete cascade,
  position int not null,
  kind varchar(20) not null constraint project_role_kind_known
    check (kind in ('owner', 'partner', 'evaluator', 'co-financier')),
  organisation_id uuid not null constraint project_role_organisation_fk references organisation (id),
  from_day date not null,
  until_day date,
  period daterange not null generated always as (daterange(from_day, until_day, '[)')) stored,
  constraint project_role_period_not_empty check (until_day > from_day),
  constraint project_role_one_owner exclude using gist (project_id with =, period with &&) where (kind = 'owner')
    deferrable initially deferred
);
create index project_role_by_project on project_role (project_id);
create index project_role_by_organisation on project_role (organisation_id, kind);
--rollback drop table project_role;

--changeset projects:0003-funding-line
--comment: An amount, or none for the remainder; one remainder at the most, deferred as for roles.
create table project_funding_line (
  id uuid constraint project_funding_line_pkey primary key,
  project_id uuid not null constraint project_funding_line_project_fk references project (id) on delete cascade,
  position int not null,
  funder_id uuid constraint project_funding_line_funder_fk references organisation (id),
  scheme_sv varchar(200),
  scheme_en varchar(200),
  amount_ore bigint constraint project_funding_line_amount_not_negative check (amount_ore >= 0),
  status varchar(20) not null constraint project_funding_line_status_known check (status in ('applied', 'granted', 'paid')),
  constraint project_funding_line_scheme_in_both_languages check ((scheme_sv is null) = (scheme_en is null)),
  constraint project_funding_line_funder_or_scheme check (funder_id is not null or scheme_sv is not null),
  constraint project_funding_line_one_remainder exclude (project_id with =) where (amount_ore is null)
    deferrable initially deferred
);
create index project_funding_line_by_project on project_funding_line (project_id);
create index project_funding_line_by_funder on project_funding_line (funder_id);
--rollback drop table project_funding_line;

--changeset projects:0003-stage-change
--comment: Every step of a project's life, with who, when and why; nothing is taken away.
create table project_stage_change (
  project_id uuid not null constraint project_stage_change_project_fk references project (id) on delete cascade,
  position int not null,
  stage varchar(20) not null constraint project_stage_change_stage_known
    check (stage in ('planned', 'applied', 'granted', 'rejected', 'ongoing', 'completed', 'ended-early')),
  happened_on varchar(10) not null,
  reason varchar(40),
  explanation_sv varchar(2000),
  explanation_en varchar(2000),
  changed_by varchar(200) not null,
  changed_at timestamptz not null,
  constraint project_stage_change_pkey primary key (project_id, position),
  constraint project_stage_change_reason_for_early_end check ((stage = 'ended-early') = (reason is not null)),
  constraint project_stage_change_early_end_explained check (stage <> 'ended-early' or explanation_sv is not null),
  constraint project_stage_change_explanation_in_both_languages check ((explanation_sv is null) = (explanation_en is null))
);
create unique index project_stage_change_one_early_end on project_stage_change (project_id) where stage = 'ended-early';
--rollback drop table project_stage_change;

--changeset projects:0003-extension
--comment: Each extension keeps the end that was planned before it.
create table project_extension (
  project_id uuid not null constraint project_extension_project_fk references project (id) on delete cascade,
  position int not null,
  earlier_end date not null,
  later_end date not null,
  decided_on date not null,
  reason_sv varchar(2000),
  reason_en varchar(2000),
  changed_by varchar(200) not null,
  changed_at timestamptz not null,
  constraint project_extension_pkey primary key (project_id, position),
  constraint project_extension_later check (later_end > earlier_end),
  constraint project_extension_reason_in_both_languages check ((reason_sv is null) = (reason_en is null))
);
--rollback drop table project_extension;
