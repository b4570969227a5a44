--liquibase formatted sql

--changeset shared:0001-extensions
--comment: Trigrams find misspelled names; btree_gist lets an exclusion compare ids and periods at once. Both are trusted extensions.
create extension if not exists pg_trgm;
create extension if not exists btree_gist;
--rollback drop extension btree_gist; drop extension pg_trgm;

--changeset codelists:0001-code-list
--comment: Codes with labels in two languages; they come with the installation.
create table code_list (
  name varchar(40) collate "C" constraint code_list_pkey primary key
);
create table code_list_code (
  list varchar(40) collate "C" not null constraint code_list_code_list_fk references code_list (name),
  code varchar(40) not null,
  position int not null,
  label_sv varchar(120) not null,
  label_en varchar(120) not null,
  broader varchar(40),
  source varchar(120),
  constraint code_list_code_pkey primary key (list, code),
  constraint code_list_code_broader_fk foreign key (list, broader) references code_list_code (list, code) deferrable initially deferred
);
--rollback drop table code_list_code; drop table code_list;
