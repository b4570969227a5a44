-- What an import of enterprises does, by COPY and statements of sets: the same checks, rows and journal entries.
-- Usage: psql -v file=enterprises.csv -f docs/bench/copy-enterprises.sql
begin;
create temp table sent (number text, name text, description_sv text, description_en text, sectors text,
  municipality text, stage text, since text) on commit drop;
\set copy '\\copy sent from ' :file ' csv header'
:copy
create temp table faults on commit drop as
  select name from sent where name is null or length(name) > 200 or name ~ '^[=+@-]|[[:cntrl:]]'
    or length(description_sv) > 2000 or length(description_en) > 2000 or stage not in ('trading', 'paused')
  union all select name from sent where not exists (select from municipality m where m.code = sent.municipality)
  union all select name from sent where not exists (select from organisation o where o.number = sent.number)
  union all select name from sent where exists (select from unnest(string_to_array(sectors, ' ')) one
    where not exists (select from code_list_code c where c.list = 'sectors' and c.code = one))
  union all select sent.name from sent join enterprise e on e.name = sent.name join organisation o
    on o.id = e.organisation_id and o.number = sent.number
  union all select min(name) from sent group by number, name having count(*) > 1;
do $$ begin if exists (select from faults) then raise exception 'faults'; end if; end $$;
create temp table fresh on commit drop as
  select gen_random_uuid() as id, o.id as organisation_id, sent.* from sent join organisation o using (number);
insert into enterprise (id, revision, changed_at, organisation_id, name, description_sv, description_en, sectors,
    municipality, stage, stage_on)
  select id, 1, now(), organisation_id, name, description_sv, description_en, string_to_array(sectors, ' '), municipality,
    stage, since from fresh;
insert into enterprise_stage_change (enterprise_id, position, stage, happened_on, from_day, changed_by, changed_at)
  select id, 0, stage, since, (date (since || '-01') + interval '1 month - 1 day')::date, 'bench', now() from fresh;
insert into journal_entry (id, at, event, subject, revision, kind, who, changes)
  select gen_random_uuid(), now(), 'enterprise.entered', id, 1, 'client', 'bench', jsonb_build_array(
    jsonb_build_object('field', 'business/description/en', 'before', null, 'after', description_en),
    jsonb_build_object('field', 'business/description/sv', 'before', null, 'after', description_sv),
    jsonb_build_object('field', 'business/municipality', 'before', null, 'after', municipality),
    jsonb_build_object('field', 'business/name', 'before', null, 'after', name),
    jsonb_build_object('field', 'business/sectors', 'before', null, 'after', sectors),
    jsonb_build_object('field', 'history', 'before', null, 'after', stage || since),
    jsonb_build_object('field', 'organisation', 'before', null, 'after', organisation_id)) from fresh;
commit;
