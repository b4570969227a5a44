--liquibase formatted sql

--changeset nights:0045-night-job
--comment: What is done at night, and which process does it now: db-scheduler's table, by which several processes do each job once.
create table night_job (
  task_name text not null,
  task_instance text not null,
  task_data bytea,
  execution_time timestamptz not null,
  picked boolean not null,
  picked_by text,
  last_success timestamptz,
  last_failure timestamptz,
  consecutive_failures int,
  last_heartbeat timestamptz,
  version bigint not null,
  priority smallint,
  constraint night_job_pkey primary key (task_name, task_instance)
);
--rollback drop table night_job;
