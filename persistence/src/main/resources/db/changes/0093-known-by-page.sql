--liquibase formatted sql

--changeset journal:0093-known-by-page splitStatements:false rollbackSplitStatements:false
--comment: What was known is read as what is known now: as many rows as the page has. PostgreSQL looks into a union of all rows by an index
--comment: only where its halves narrow nothing themselves, so the moment is asked for above both, and what stands is known for ever.
create function known.show(remembered text) returns void language plpgsql as $$
declare
  columns text;
begin
  select string_agg(quote_ident(attname), ', ' order by attnum) into columns from pg_attribute
    where attrelid = ('public.' || quote_ident(remembered))::regclass and attnum > 0 and not attisdropped
      and attname <> 'known_from';
  execute format('create or replace view known.%I as select %s from ('
    'select %s, known_from, timestamptz ''infinity'' as known_until from public.%I'
    ' union all select %s, known_from, known_until from known.%I) it'
    ' where known_from <= known.moment() and known_until > known.moment()',
    remembered, columns, columns, remembered, columns, remembered || '_past');
end
$$;

create or replace function known.remember(remembered text, forgotten text[] default '{}') returns void language plpgsql as $$
begin
  execute format('alter table %I add column known_from timestamptz not null default ''-infinity''', remembered);
  execute format('alter table %I alter column known_from set default transaction_timestamp()', remembered);
  execute format('create table known.%I (known_until timestamptz not null, like %I)', remembered || '_past', remembered);
  execute format('create trigger known_keep before update or delete on %I for each row execute function known.keep(%s)',
    remembered, (select string_agg(quote_literal(it), ', ') from unnest(forgotten) it));
  perform known.show(remembered);
end
$$;

select known.show(c.relname) from pg_class c
  where c.relnamespace = 'known'::regnamespace and c.relkind = 'v'
    and to_regclass('known.' || quote_ident(c.relname || '_past')) is not null;

-- The order of the lists.
create index enterprise_past_by_name on known.enterprise_past (name, id);
create index project_past_by_name on known.project_past (name, id);
--rollback drop index known.project_past_by_name;
--rollback drop index known.enterprise_past_by_name;
--rollback create or replace function known.show(remembered text) returns void language plpgsql as $$
--rollback declare
--rollback   columns text;
--rollback begin
--rollback   select string_agg(quote_ident(attname), ', ' order by attnum) into columns from pg_attribute
--rollback     where attrelid = ('public.' || quote_ident(remembered))::regclass and attnum > 0 and not attisdropped
--rollback       and attname <> 'known_from';
--rollback   execute format('create or replace view known.%I as select %s from %I where known_from <= known.moment()'
--rollback     ' union all select %s from known.%I where known_from <= known.moment() and known_until > known.moment()',
--rollback     remembered, columns, remembered, columns, remembered || '_past');
--rollback end
--rollback $$;
--rollback select known.show(c.relname) from pg_class c
--rollback   where c.relnamespace = 'known'::regnamespace and c.relkind = 'v'
--rollback     and to_regclass('known.' || quote_ident(c.relname || '_past')) is not null;
--rollback create or replace function known.remember(remembered text, forgotten text[] default '{}') returns void language plpgsql as $$
--rollback declare
--rollback   columns text;
--rollback begin
--rollback   select string_agg(quote_ident(attname), ', ' order by attnum) into columns from pg_attribute
--rollback     where attrelid = remembered::regclass and attnum > 0 and not attisdropped;
--rollback   execute format('alter table %I add column known_from timestamptz not null default ''-infinity''', remembered);
--rollback   execute format('alter table %I alter column known_from set default transaction_timestamp()', remembered);
--rollback   execute format('create table known.%I (known_until timestamptz not null, like %I)', remembered || '_past', remembered);
--rollback   execute format('create trigger known_keep before update or delete on %I for each row execute function known.keep(%s)',
--rollback     remembered, (select string_agg(quote_literal(it), ', ') from unnest(forgotten) it));
--rollback   execute format('create view known.%I as select %s from %I where known_from <= known.moment()'
--rollback     ' union all select %s from known.%I where known_from <= known.moment() and known_until > known.moment()',
--rollback     remembered, columns, remembered, columns, remembered || '_past');
--rollback end
--rollback $$;
--rollback drop function known.show(text);
