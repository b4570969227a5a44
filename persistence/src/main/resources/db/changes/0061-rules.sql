--liquibase formatted sql

--changeset rules:0061-rule
--comment: Rules with dates: how long something may be and when something is due, for what is counted from certain days. A rule is a row, and
--comment: a new version of it another. What was judged by it keeps what it said. What no source says is assumed, until another row decides.
create table rule (
  kind varchar(30) not null constraint rule_kind_known check (kind in (
    'work-training-length', 'internship-length', 'employment-length', 'enrolment-length', 'suspension-length', 'outcome-told',
    'follow-up-from', 'follow-up-until')),
  version int not null constraint rule_version_positive check (version >= 1),
  months int not null constraint rule_months_in_bounds check (months between 0 and 120),
  days int not null constraint rule_days_in_bounds check (days between -366 and 366),
  assumed boolean not null,
  validity daterange not null constraint rule_validity_begins check (not isempty(validity) and not lower_inf(validity)),
  constraint rule_pkey primary key (kind, version),
  constraint rule_leads_ahead check (months * 28 + days >= 1),
  constraint rule_one_at_a_time exclude using gist (kind with =, validity with &&)
);
insert into rule (kind, version, months, days, assumed, validity)
  select kind || '-length', version, months, 0, false, validity from placement_limit;
insert into rule (kind, version, months, days, assumed, validity) values
  ('enrolment-length', 1, 24, 0, true, '[2000-01-01,)'),
  ('suspension-length', 1, 6, 0, true, '[2000-01-01,)'),
  ('outcome-told', 1, 0, 28, false, '[2000-01-01,)'),
  ('follow-up-from', 1, 6, -28, false, '[2000-01-01,)'),
  ('follow-up-until', 1, 6, 28, false, '[2000-01-01,)');
drop table placement_limit;
alter table placement add rule_days int not null default 0;
--rollback alter table placement drop column rule_days;
--rollback create table placement_limit (kind varchar(20) not null constraint placement_limit_kind_known check (kind in ('work-training', 'internship', 'employment')), version int not null constraint placement_limit_version_positive check (version >= 1), months int not null constraint placement_limit_months_in_bounds check (months between 1 and 60), validity daterange not null constraint placement_limit_validity_begins check (not isempty(validity) and not lower_inf(validity)), constraint placement_limit_pkey primary key (kind, version), constraint placement_limit_one_at_a_time exclude using gist (kind with =, validity with &&));
--rollback insert into placement_limit select left(kind, -7), version, months, validity from rule where kind in ('work-training-length', 'internship-length', 'employment-length');
--rollback drop table rule;
