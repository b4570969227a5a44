--liquibase formatted sql

--changeset organisations:0002-municipality
--comment: The municipalities of the region, by the code of Statistics Sweden.
create table municipality (
  code varchar(4) constraint municipality_pkey primary key,
  name varchar(60) collate "sv-x-icu" not null,
  population int not null constraint municipality_population_not_negative check (population >= 0),
  population_on date not null
);
--rollback drop table municipality;

--changeset organisations:0002-organisation
--comment: One row per actor; revision guards lost updates, changed_at makes every save a new revision.
create table organisation (
  id uuid constraint organisation_pkey primary key,
  revision bigint not null,
  changed_at timestamptz not null,
  name varchar(200) collate "sv-x-icu" not null,
  number varchar(10) constraint organisation_number_unique unique
    constraint organisation_number_shape check (number ~ '^[0-9]{2}[2-9][0-9]{7}$'),
  legal_form varchar(40),
  municipality varchar(4) constraint organisation_municipality_fk references municipality (code),
  constraint organisation_number_not_personal check (number is null or legal_form is distinct from 'sole-trader')
);
create index organisation_by_name on organisation (name, id);
create index organisation_by_name_trigrams on organisation using gin (name gin_trgm_ops);
create index organisation_by_municipality on organisation (municipality, name, id);
create index organisation_by_legal_form on organisation (legal_form, name, id);
--rollback drop table organisation;
