--liquibase formatted sql

--changeset worklist:0022-assessment-waiting
--comment: What waits for a decision, those first that have waited longest: the day on which an assessment came to its state,
--comment: as people in Sweden count it. A told rejection waits for the end of the time to contest.
create index assessment_by_wait on assessment (((state_since at time zone 'Europe/Stockholm')::date), id)
  where state in ('submitted', 'rejection-told', 'contested');
--rollback drop index assessment_by_wait;
