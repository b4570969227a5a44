--liquibase formatted sql

--changeset placements:0035-place
--comment: Where there is room at an enterprise. It is taken by as many as there is room for, also when two take the last at once. Open:
--comment: it tells how many have taken it, and never who.
create table place (
  id uuid constraint place_pkey primary key,
  revision bigint not null,
  changed_at timestamptz not null,
  enterprise_id uuid not null constraint place_enterprise_fk references enterprise (id),
  kind varchar(20) not null constraint place_kind_known check (kind in ('work-training', 'internship', 'employment')),
  title varchar(120) collate "sv-x-icu" not null,
  description varchar(2000),
  occupation varchar(4) collate "C" not null constraint place_occupation_shape check (occupation ~ '^[0-9]{4}$'),
  municipality varchar(4) constraint place_municipality_fk references municipality (code),
  opens_on date not null,
  closes_on date,
  capacity int not null,
  taken int not null,
  constraint place_capacity_in_bounds check (capacity between 1 and 999),
  constraint place_closes_after_opening check (closes_on > opens_on),
  constraint place_taken_within_capacity check (taken between 0 and capacity)
);
comment on column place.closes_on is 'the first day on which nobody can begin';
create index place_by_enterprise on place (enterprise_id, title);
create index place_by_title on place (title, id);
create index place_by_occupation on place (occupation, title);
create index place_free_by_municipality on place (municipality, kind, title) where taken < capacity;
create index place_free_by_kind on place (kind, title) where taken < capacity;
--rollback drop table place;
