-- What an import of organisations does, by COPY and statements of sets: the same checks, rows and journal entries.
-- Usage: psql -v file=organisations.csv -f docs/bench/copy-organisations.sql
begin;
create temp table sent (name text, number text, legal_form text, municipality text) on commit drop;
\set copy '\\copy sent from ' :file ' csv header'
:copy
create temp table faults on commit drop as
  select name from sent where name is null or length(name) > 200 or name ~ '^[=+@-]|[[:cntrl:]]'
  union all select name from sent where legal_form not in ('limited-company', 'economic-association',
    'non-profit-association', 'foundation', 'sole-trader', 'partnership', 'municipality', 'region', 'state-agency',
    'joint-municipal-authority', 'religious-community', 'other')
  union all select name from sent where not exists (select from municipality m where m.code = sent.municipality)
  union all select name from sent where exists (select from organisation o where o.number = sent.number)
  union all select min(name) from sent group by number having count(*) > 1
  union all select name from sent where number !~ '^[0-9]{2}[2-9][0-9]{7}$' or (
    select sum(d / 10 + d % 10) from (select substr(number, j, 1)::int * (1 + j % 2) as d from generate_series(1, 10) j) s
  ) % 10 <> 0;
do $$ begin if exists (select from faults) then raise exception 'faults'; end if; end $$;
create temp table fresh on commit drop as select gen_random_uuid() as id, sent.* from sent;
insert into organisation (id, revision, changed_at, name, number, legal_form, municipality)
  select id, 1, now(), name, number, legal_form, municipality from fresh;
insert into journal_entry (id, at, event, subject, revision, kind, who, changes)
  select gen_random_uuid(), now(), 'organisation.entered', id, 1, 'client', 'bench', jsonb_build_array(
    jsonb_build_object('field', 'legalForm', 'before', null, 'after', legal_form),
    jsonb_build_object('field', 'municipality', 'before', null, 'after', municipality),
    jsonb_build_object('field', 'name', 'before', null, 'after', name),
    jsonb_build_object('field', 'number', 'before', null, 'after', number)) from fresh;
commit;
