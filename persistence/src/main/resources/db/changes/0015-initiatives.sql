--liquibase formatted sql

--changeset incubation:0015-initiative
--comment: One row per initiative. The stage to which it came last and the day on which it last moved stand here too, so that
--comment: a list reads one row each. An enterprise comes from one initiative at most, and what it became stays: nothing
--comment: takes away an enterprise to which one points.
create table initiative (
  id uuid constraint initiative_pkey primary key,
  revision bigint not null,
  changed_at timestamptz not null,
  node_id uuid not null constraint initiative_node_fk references support_node (id),
  name varchar(200) collate "sv-x-icu" not null,
  description varchar(2000),
  municipality varchar(4) constraint initiative_municipality_fk references municipality (code),
  organisation_id uuid constraint initiative_organisation_fk references organisation (id),
  enterprise_id uuid constraint initiative_enterprise_fk references enterprise (id),
  became_on date,
  became_by varchar(200),
  became_at timestamptz,
  stage varchar(20) not null constraint initiative_stage_known check (stage in ('idea', 'screened', 'incubating',
    'registered', 'confirmed', 'self-sustaining', 'paused', 'discontinued', 'merged', 'became-other')),
  stage_on date not null,
  rests_from varchar(20),
  moved_on date not null,
  constraint initiative_became_whole check ((enterprise_id is null) = (became_on is null)
    and (enterprise_id is null) = (became_by is null) and (enterprise_id is null) = (became_at is null)),
  constraint initiative_became_of_organisation check (enterprise_id is null or organisation_id is not null),
  constraint initiative_rests_when_paused check ((stage = 'paused') = (rests_from is not null)),
  constraint initiative_registered_with_organisation check (organisation_id is not null
    or stage not in ('registered', 'confirmed', 'self-sustaining')),
  constraint initiative_confirmed_with_enterprise check (enterprise_id is not null
    or stage not in ('confirmed', 'self-sustaining'))
);
create unique index initiative_enterprise_unique on initiative (enterprise_id);
create index initiative_by_name on initiative (name, id);
create index initiative_by_node on initiative (node_id, name, id);
create index initiative_by_stage on initiative (stage, stage_on, id);
create index initiative_by_movement on initiative (moved_on, id)
  where stage not in ('self-sustaining', 'discontinued', 'merged', 'became-other');
create index initiative_by_municipality on initiative (municipality);
create index initiative_by_organisation on initiative (organisation_id);
--rollback drop table initiative;

--changeset incubation:0015-stage-change
--comment: Every step of an initiative, with who, when and why; nothing is taken away.
create table initiative_stage_change (
  initiative_id uuid not null constraint initiative_stage_change_initiative_fk references initiative (id) on delete cascade,
  position int not null,
  stage varchar(20) not null constraint initiative_stage_change_stage_known check (stage in ('idea', 'screened',
    'incubating', 'registered', 'confirmed', 'self-sustaining', 'paused', 'discontinued', 'merged', 'became-other')),
  happened_on date not null,
  reason varchar(20) constraint initiative_stage_change_reason_known check (reason in ('awaits-funding',
    'awaits-decision', 'people-changed', 'no-demand', 'not-viable', 'joined-another', 'changed-course', 'other')),
  explanation varchar(2000),
  changed_by varchar(200) not null,
  changed_at timestamptz not null,
  constraint initiative_stage_change_pkey primary key (initiative_id, position),
  constraint initiative_stage_change_reason_when_demanded check ((reason is not null)
    = (stage in ('paused', 'discontinued', 'merged', 'became-other'))),
  constraint initiative_stage_change_other_explained check (reason <> 'other' or explanation is not null)
);
--rollback drop table initiative_stage_change;

--changeset incubation:0015-tick
--comment: What is met of the checklists of the gates; each line once.
create table initiative_tick (
  initiative_id uuid not null constraint initiative_tick_initiative_fk references initiative (id) on delete cascade,
  gate_check varchar(40) not null,
  met_on date not null,
  note varchar(2000),
  ticked_by varchar(200) not null,
  ticked_at timestamptz not null,
  constraint initiative_tick_pkey primary key (initiative_id, gate_check)
);
--rollback drop table initiative_tick;
