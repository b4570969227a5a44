--liquibase formatted sql

--changeset quality:0018-quality-review
--comment: One row per review; an enterprise has one of a day, so that two of them always have an order.
create table quality_review (
  id uuid constraint quality_review_pkey primary key,
  revision bigint not null,
  changed_at timestamptz not null,
  enterprise_id uuid not null constraint quality_review_enterprise_fk references enterprise (id),
  reviewed_on date not null,
  constraint quality_review_one_a_day unique (enterprise_id, reviewed_on)
);
create index quality_review_by_day on quality_review (reviewed_on desc, id desc);
--rollback drop table quality_review;

--changeset quality:0018-judgement
--comment: What a review says of each area, in the order of the areas. Deferred: one save may change many rows, in any order.
create table quality_judgement (
  review_id uuid not null constraint quality_judgement_review_fk references quality_review (id) on delete cascade,
  position int not null,
  area varchar(20) not null constraint quality_judgement_area_known check (
    area in ('gender-equality', 'non-discrimination', 'accessibility', 'social-quality', 'business-quality')),
  level int not null constraint quality_judgement_level_in_bounds check (level between 1 and 5),
  evidence varchar(2000) not null,
  constraint quality_judgement_pkey primary key (review_id, position),
  constraint quality_judgement_area_once unique (review_id, area) deferrable initially deferred
);
--rollback drop table quality_judgement;

--changeset quality:0018-action
--comment: What is to be done after a review; what is open is found by the day on which it is due.
create table quality_action (
  id uuid constraint quality_action_pkey primary key,
  review_id uuid not null constraint quality_action_review_fk references quality_review (id) on delete cascade,
  position int not null,
  area varchar(20) not null constraint quality_action_area_known check (
    area in ('gender-equality', 'non-discrimination', 'accessibility', 'social-quality', 'business-quality')),
  what varchar(500) not null,
  owner_id uuid not null constraint quality_action_owner_fk references organisation (id),
  due date not null,
  state varchar(20) not null constraint quality_action_state_known check (state in ('open', 'done', 'dropped')),
  ended_on date,
  constraint quality_action_ended_when_over check ((state = 'open') = (ended_on is null))
);
create index quality_action_by_review on quality_action (review_id);
create index quality_action_by_owner on quality_action (owner_id);
create index quality_action_by_due on quality_action (due, id);
create index quality_action_open_by_due on quality_action (due, id) where state = 'open';
--rollback drop table quality_action;
