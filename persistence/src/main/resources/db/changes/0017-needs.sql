--liquibase formatted sql

--changeset needs:0017-needs-analysis
--comment: One row per analysis; the stage to which it came last and its adoption stand here, so that a list reads one row each.
--comment: At most one is adopted, also when two are at the same time.
create table needs_analysis (
  id uuid constraint needs_analysis_pkey primary key,
  revision bigint not null,
  changed_at timestamptz not null,
  title_sv varchar(200) not null,
  title_en varchar(200) not null,
  summary_sv varchar(2000),
  summary_en varchar(2000),
  project_id uuid constraint needs_analysis_project_fk references project (id),
  stage varchar(20) not null
    constraint needs_analysis_stage_known check (stage in ('collecting', 'closed', 'prioritised', 'adopted', 'superseded')),
  stage_on varchar(10) not null,
  adopted_by uuid constraint needs_analysis_adopted_by_fk references organisation (id),
  adopted_on date,
  valid_until date,
  superseded_on date,
  constraint needs_analysis_summary_in_both_languages check ((summary_sv is null) = (summary_en is null)),
  constraint needs_analysis_adoption_from_adoption_on check (
    (stage in ('adopted', 'superseded')) = (num_nonnulls(adopted_by, adopted_on, valid_until) = 3)
    and num_nonnulls(adopted_by, adopted_on, valid_until) in (0, 3)),
  constraint needs_analysis_superseded_when_over check ((stage = 'superseded') = (superseded_on is not null)),
  constraint needs_analysis_not_backwards check (valid_until >= adopted_on and superseded_on >= adopted_on)
);
create unique index needs_analysis_one_adopted on needs_analysis (stage) where stage = 'adopted';
create index needs_analysis_by_project on needs_analysis (project_id);
create index needs_analysis_by_stage on needs_analysis (stage, id);
create index needs_analysis_by_adoption on needs_analysis (adopted_on) where adopted_on is not null;
create index needs_analysis_by_body on needs_analysis (adopted_by) where adopted_by is not null;
--rollback drop table needs_analysis;

--changeset needs:0017-stage-change
--comment: Every step of an analysis, with who and when; nothing is taken away.
create table needs_stage_change (
  analysis_id uuid not null constraint needs_stage_change_analysis_fk references needs_analysis (id) on delete cascade,
  position int not null,
  stage varchar(20) not null
    constraint needs_stage_change_stage_known check (stage in ('collecting', 'closed', 'prioritised', 'adopted', 'superseded')),
  happened_on varchar(10) not null,
  changed_by varchar(200) not null,
  changed_at timestamptz not null,
  constraint needs_stage_change_pkey primary key (analysis_id, position)
);
--rollback drop table needs_stage_change;

--changeset needs:0017-chain
--comment: From finding to priority to measure. A priority holds the ids of its findings, which are rows of the same analysis.
--comment: An activity may be taken out of its workplan: the measure stays and says what it was, so nothing points at it.
create table needs_finding (
  id uuid constraint needs_finding_pkey primary key,
  analysis_id uuid not null constraint needs_finding_analysis_fk references needs_analysis (id) on delete cascade,
  position int not null,
  text_sv varchar(2000) not null,
  text_en varchar(2000) not null,
  competence_areas text[] not null,
  constraint needs_finding_with_analysis unique (analysis_id, id)
);
create table needs_priority (
  id uuid constraint needs_priority_pkey primary key,
  analysis_id uuid not null constraint needs_priority_analysis_fk references needs_analysis (id) on delete cascade,
  position int not null,
  rank int not null constraint needs_priority_rank_in_bounds check (rank between 1 and 100),
  text_sv varchar(2000) not null,
  text_en varchar(2000) not null,
  findings uuid[] not null constraint needs_priority_from_findings check (cardinality(findings) > 0)
);
create index needs_priority_by_analysis on needs_priority (analysis_id);
create table needs_measure (
  id uuid constraint needs_measure_pkey primary key,
  analysis_id uuid not null constraint needs_measure_analysis_fk references needs_analysis (id) on delete cascade,
  position int not null,
  priority_id uuid not null constraint needs_measure_priority_fk references needs_priority (id) deferrable initially deferred,
  kind varchar(20) not null
    constraint needs_measure_kind_known check (kind in ('project-activity', 'support', 'training', 'other')),
  what_sv varchar(200) not null,
  what_en varchar(200) not null,
  project_id uuid constraint needs_measure_project_fk references project (id),
  activity_id uuid,
  constraint needs_measure_activity_for_its_kind check (
    (kind = 'project-activity') = (activity_id is not null) and (project_id is null) = (activity_id is null))
);
create index needs_measure_by_analysis on needs_measure (analysis_id);
create index needs_measure_by_priority on needs_measure (priority_id);
create index needs_measure_by_project on needs_measure (project_id, id) where project_id is not null;
create index needs_measure_by_activity on needs_measure (activity_id, id) where activity_id is not null;
--rollback drop table needs_measure; drop table needs_priority; drop table needs_finding;

--changeset needs:0017-vote
--comment: One vote of an enterprise in an analysis, for a finding of that analysis, which stays as long as somebody voted for it.
create table needs_vote (
  id uuid constraint needs_vote_pkey primary key,
  revision bigint not null,
  changed_at timestamptz not null,
  analysis_id uuid not null constraint needs_vote_analysis_fk references needs_analysis (id),
  enterprise_id uuid not null constraint needs_vote_enterprise_fk references enterprise (id),
  finding_id uuid not null,
  constraint needs_vote_once unique (analysis_id, enterprise_id),
  constraint needs_vote_finding_fk foreign key (analysis_id, finding_id) references needs_finding (analysis_id, id)
);
create index needs_vote_by_finding on needs_vote (analysis_id, finding_id);
create index needs_vote_by_enterprise on needs_vote (enterprise_id);
--rollback drop table needs_vote;
