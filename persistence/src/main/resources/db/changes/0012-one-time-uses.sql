--liquibase formatted sql

--changeset signin:0012-one-time-use
--comment: What works once and has been used, remembered as long as it would otherwise be taken for good.
create table one_time_use (
  hash varchar(64) not null,
  until timestamptz not null,
  constraint one_time_use_pkey primary key (hash)
);
create index one_time_use_by_age on one_time_use (until);
--rollback drop table one_time_use;
