--liquibase formatted sql

--changeset requests:0006-given-answer
--comment: The answers given to requests with an idempotency key, kept for a day.
create table given_answer (
  client varchar(200) not null,
  key varchar(200) not null,
  request_hash varchar(64) not null,
  status int not null,
  location varchar(2000) not null,
  tag varchar(100) not null,
  body text not null,
  given_at timestamptz not null,
  constraint given_answer_pkey primary key (client, key)
);
create index given_answer_by_age on given_answer (given_at);
--rollback drop table given_answer;
