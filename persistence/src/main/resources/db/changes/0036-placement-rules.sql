--liquibase formatted sql

--changeset placements:0036-placement-limit
--comment: How long a placement of a kind is at the most, for those that begin on certain days: a rule is a row, and a new version of it
--comment: another. What was judged by it keeps what it said.
create table placement_limit (
  kind varchar(20) not null constraint placement_limit_kind_known check (
    kind in ('work-training', 'internship', 'employment')),
  version int not null constraint placement_limit_version_positive check (version >= 1),
  months int not null constraint placement_limit_months_in_bounds check (months between 1 and 60),
  validity daterange not null constraint placement_limit_validity_begins check (
    not isempty(validity) and not lower_inf(validity)),
  constraint placement_limit_pkey primary key (kind, version),
  constraint placement_limit_one_at_a_time exclude using gist (kind with =, validity with &&)
);
insert into placement_limit (kind, version, months, validity) values
  ('work-training', 1, 3, '[2000-01-01,)'),
  ('internship', 1, 6, '[2000-01-01,)');
--rollback drop table placement_limit;
