--liquibase formatted sql

--changeset organisations:0020-merger
--comment: An organisation that became part of another gives up its row, so that a foreign key keeps anything from pointing to
--comment: it; here it leads on. It leads to a row of organisation and never to another merger: no chain and no circle can be
--comment: written.
create table merger (
  merged_id uuid constraint merger_pkey primary key,
  revision bigint not null,
  changed_at timestamptz not null,
  into_id uuid not null constraint merger_into_fk references organisation (id),
  name varchar(200) collate "sv-x-icu" not null,
  number varchar(10),
  merged_by varchar(200) not null,
  merged_at timestamptz not null,
  constraint merger_not_into_itself check (into_id <> merged_id)
);
create index merger_by_into on merger (into_id, merged_at desc, merged_id);
--rollback drop table merger;
