--liquibase formatted sql

--changeset projects:0026-last-day-of-step
--comment: A step that is known to the month or the year counts from the last day that it may mean, as the domain says: so one
--comment: statement tells how projects stood on a day. Nothing is remembered without the column.
alter table project_stage_change add column last_day date not null generated always as (
  case length(happened_on)
    when 4 then make_date(happened_on::int, 12, 31)
    when 7 then (make_date(left(happened_on, 4)::int, right(happened_on, 2)::int, 1)
      + interval '1 month' - interval '1 day')::date
    else make_date(left(happened_on, 4)::int, substr(happened_on, 6, 2)::int, right(happened_on, 2)::int)
  end) stored;
alter table known.project_stage_change_past add column last_day date;
update known.project_stage_change_past set last_day =
  case length(happened_on)
    when 4 then make_date(happened_on::int, 12, 31)
    when 7 then (make_date(left(happened_on, 4)::int, right(happened_on, 2)::int, 1)
      + interval '1 month' - interval '1 day')::date
    else make_date(left(happened_on, 4)::int, substr(happened_on, 6, 2)::int, right(happened_on, 2)::int)
  end;
alter table known.project_stage_change_past alter column last_day set not null;
create or replace view known.project_stage_change as
  select project_id, position, stage, happened_on, reason, explanation_sv, explanation_en, changed_by, changed_at, last_day
    from project_stage_change where known_from <= known.moment()
  union all
  select project_id, position, stage, happened_on, reason, explanation_sv, explanation_en, changed_by, changed_at, last_day
    from known.project_stage_change_past where known_from <= known.moment() and known_until > known.moment();
--rollback drop view known.project_stage_change;
--rollback alter table project_stage_change drop column last_day;
--rollback alter table known.project_stage_change_past drop column last_day;
--rollback create view known.project_stage_change as
--rollback   select project_id, position, stage, happened_on, reason, explanation_sv, explanation_en, changed_by, changed_at
--rollback   from project_stage_change where known_from <= known.moment() union all
--rollback   select project_id, position, stage, happened_on, reason, explanation_sv, explanation_en, changed_by, changed_at
--rollback   from known.project_stage_change_past where known_from <= known.moment() and known_until > known.moment();
