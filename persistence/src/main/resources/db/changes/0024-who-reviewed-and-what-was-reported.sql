--liquibase formatted sql

--changeset figures:0024-figure-set-id
--comment: A set that was reported has an id, so that the journal tells of a new one alone and not of all those before it.
alter table figure_set add column set_id uuid not null default gen_random_uuid();
alter table figure_set alter column set_id drop default;
--rollback alter table figure_set drop column set_id;

--changeset quality:0024-who-reviewed
--comment: On whose side a review was made, and who said last what it says. Of what stands the journal knows who wrote last; the
--comment: side was not noted, so that goes on being changed by both.
alter table quality_review
  add column reviewer varchar(20) not null default 'enterprise'
    constraint quality_review_reviewer_known check (reviewer in ('enterprise', 'supporter')),
  add column told_by varchar(200) not null default 'unknown',
  add column told_at timestamptz not null default now();
update quality_review r set told_at = r.changed_at,
  told_by = coalesce((select j.who from journal_entry j where j.subject = r.id order by j.at desc, j.id desc limit 1), 'unknown');
alter table quality_review alter column reviewer drop default, alter column told_by drop default, alter column told_at drop default;
--rollback alter table quality_review drop column reviewer, drop column told_by, drop column told_at;

--changeset quality:0024-how-an-action-ended
--comment: Who ended an action and why, if it was dropped. Nothing is due, and nothing has ended, before the review: what says
--comment: otherwise came to do so when the day of the review was moved.
alter table quality_action
  add column ended_by varchar(200),
  add column ended_at timestamptz,
  add column reason varchar(500);
update quality_action a set due = greatest(a.due, r.reviewed_on),
  ended_on = case when a.ended_on is not null then greatest(a.ended_on, r.reviewed_on) end,
  ended_by = case when a.ended_on is not null then r.told_by end,
  ended_at = case when a.ended_on is not null then r.told_at end,
  reason = case when a.state = 'dropped' then 'Skälet antecknades inte.' end
  from quality_review r where r.id = a.review_id;
alter table quality_action
  add constraint quality_action_ended_by_somebody check (num_nonnulls(ended_on, ended_by, ended_at) in (0, 3)),
  add constraint quality_action_reason_when_dropped check ((state = 'dropped') = (reason is not null));
--rollback alter table quality_action drop column ended_by, drop column ended_at, drop column reason;
