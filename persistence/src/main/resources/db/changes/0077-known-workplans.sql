--liquibase formatted sql

--changeset journal:0077-known-workplans splitStatements:false
--comment: What was known of workplans too, from now on: nothing is known of what was known of them before, whatever is of the rest.
alter table known.memory add column of_what varchar(20) not null default 'register';
alter table known.memory alter column of_what drop default;
insert into known.memory (since, of_what) values (transaction_timestamp(), 'workplans');

select known.remember('workplan');
select known.remember('workplan_objective');
select known.remember('workplan_activity');
select known.remember('workplan_lesson');

create index workplan_past_by_project on known.workplan_past (project_id);
create index workplan_objective_past_by_project on known.workplan_objective_past (project_id);
create index workplan_activity_past_by_project on known.workplan_activity_past (project_id);
create index workplan_lesson_past_by_project on known.workplan_lesson_past (project_id);
-- Of projects, who continued whom.
create index project_past_by_continues on known.project_past (continues_id) where continues_id is not null;
--rollback drop index known.project_past_by_continues;
--rollback select known.forget('workplan');
--rollback select known.forget('workplan_objective');
--rollback select known.forget('workplan_activity');
--rollback select known.forget('workplan_lesson');
--rollback drop table known.workplan_past; drop table known.workplan_objective_past;
--rollback drop table known.workplan_activity_past; drop table known.workplan_lesson_past;
--rollback delete from known.memory where of_what = 'workplans';
--rollback alter table known.memory drop column of_what;
