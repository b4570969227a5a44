--liquibase formatted sql

--changeset figures:0014-figure-year
--comment: The figures of an enterprise for a year, once; what is reported for it are rows of their own.
create table figure_year (
  id uuid constraint figure_year_pkey primary key,
  revision bigint not null,
  changed_at timestamptz not null,
  enterprise_id uuid not null constraint figure_year_enterprise_fk references enterprise (id),
  year int not null constraint figure_year_range check (year between 1990 and 2199),
  constraint figure_year_once unique (enterprise_id, year)
);
--rollback drop table figure_year;

--changeset figures:0014-figure-set
--comment: Everything that was reported for a year, with who and when; nothing is taken away, and one set of a year is in force.
create table figure_set (
  figure_year_id uuid not null constraint figure_set_figure_year_fk references figure_year (id) on delete cascade,
  position int not null,
  reference_day date not null,
  employed_women int not null,
  employed_men int not null,
  employed_non_binary int not null,
  employed_unknown int not null,
  full_time_hundredths int not null,
  occupied_women int not null,
  occupied_men int not null,
  occupied_non_binary int not null,
  occupied_unknown int not null,
  target_women int not null,
  target_men int not null,
  target_non_binary int not null,
  target_unknown int not null,
  turnover_ore bigint,
  reason varchar(2000),
  reported_by varchar(200) not null,
  reported_at timestamptz not null,
  confirmed_by varchar(200),
  confirmed_at timestamptz,
  in_force boolean not null,
  constraint figure_set_pkey primary key (figure_year_id, position),
  constraint figure_set_not_negative check (least(employed_women, employed_men, employed_non_binary, employed_unknown,
    full_time_hundredths, target_women, target_men, target_non_binary, target_unknown, turnover_ore) >= 0),
  constraint figure_set_employed_are_occupied check (employed_women <= occupied_women and employed_men <= occupied_men
    and employed_non_binary <= occupied_non_binary and employed_unknown <= occupied_unknown),
  constraint figure_set_target_group_is_occupied check (target_women <= occupied_women and target_men <= occupied_men
    and target_non_binary <= occupied_non_binary and target_unknown <= occupied_unknown),
  constraint figure_set_full_time_by_employed check (full_time_hundredths
    <= 100 * (employed_women + employed_men + employed_non_binary + employed_unknown)),
  constraint figure_set_confirmed_by_somebody check ((confirmed_by is null) = (confirmed_at is null)),
  constraint figure_set_in_force_when_confirmed check (not in_force or confirmed_at is not null)
);
create unique index figure_set_one_in_force on figure_set (figure_year_id) where in_force;
--rollback drop table figure_set;
