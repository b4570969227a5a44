--liquibase formatted sql

--changeset journal:0021-known splitStatements:false
--comment: What was known at a moment that has passed. A row tells since when it says what it says, and leaves what it said before
--comment: in a table of the past, with until when; triggers see to it, whoever writes. A view of the same name puts both together,
--comment: so that any statement answers for the moment that known.at says, once known stands before public in the search path.
--comment: Rows that are here already have said the same for ever; before this change nothing is known of what was known.
create schema known;

create table known.memory (since timestamptz not null);
insert into known.memory values (transaction_timestamp());

create function known.moment() returns timestamptz language sql stable parallel safe
  return current_setting('known.at')::timestamptz;

-- Its arguments are columns that are not remembered. Two who change a row at once wait for each other, and the second may have
-- begun before the first: a row never says something from before it said what it said last.
create function known.keep() returns trigger language plpgsql as $$
declare
  moment timestamptz := greatest(transaction_timestamp(), old.known_from);
  kept record := old;
begin
  if moment > old.known_from then
    if tg_nargs > 0 then
      kept := jsonb_populate_record(old, (select jsonb_object_agg(forgotten, null) from unnest(tg_argv) forgotten));
    end if;
    execute format('insert into known.%I select $1, ($2).*', tg_table_name || '_past') using moment, kept;
  end if;
  if tg_op = 'DELETE' then
    return old;
  end if;
  new.known_from := moment;
  return new;
end
$$;

create function known.remember(remembered text, forgotten text[] default '{}') returns void language plpgsql as $$
declare
  columns text;
begin
  select string_agg(quote_ident(attname), ', ' order by attnum) into columns from pg_attribute
    where attrelid = remembered::regclass and attnum > 0 and not attisdropped;
  execute format('alter table %I add column known_from timestamptz not null default ''-infinity''', remembered);
  execute format('alter table %I alter column known_from set default transaction_timestamp()', remembered);
  execute format('create table known.%I (known_until timestamptz not null, like %I)', remembered || '_past', remembered);
  execute format('create trigger known_keep before update or delete on %I for each row execute function known.keep(%s)',
    remembered, (select string_agg(quote_literal(it), ', ') from unnest(forgotten) it));
  execute format('create view known.%I as select %s from %I where known_from <= known.moment()'
    ' union all select %s from known.%I where known_from <= known.moment() and known_until > known.moment()',
    remembered, columns, remembered, columns, remembered || '_past');
end
$$;

create function known.forget(remembered text) returns void language plpgsql as $$
begin
  execute format('drop view known.%I', remembered);
  execute format('drop trigger known_keep on %I', remembered);
  execute format('alter table %I drop column known_from', remembered);
end
$$;

select known.remember('organisation');
select known.remember('support_node');
select known.remember('support_node_coverage');
select known.remember('enterprise');
select known.remember('enterprise_stage_change');
select known.remember('enterprise_affiliation');
select known.remember('project');
select known.remember('project_role');
select known.remember('project_funding_line');
select known.remember('project_stage_change');
select known.remember('project_extension');
-- Evidence may tell of persons: of that the past is forgotten.
select known.remember('assessment',
  '{integration_evidence, participation_evidence, reinvestment_evidence, independence_evidence}');

create index organisation_past_by_id on known.organisation_past (id);
create index support_node_past_by_id on known.support_node_past (id);
create index support_node_coverage_past_by_node on known.support_node_coverage_past (node_id);
create index enterprise_past_by_id on known.enterprise_past (id);
create index enterprise_stage_change_past_by_enterprise on known.enterprise_stage_change_past (enterprise_id);
create index enterprise_affiliation_past_by_enterprise on known.enterprise_affiliation_past (enterprise_id);
create index enterprise_affiliation_past_by_node on known.enterprise_affiliation_past (node_id);
create index project_past_by_id on known.project_past (id);
create index project_role_past_by_project on known.project_role_past (project_id);
create index project_role_past_by_organisation on known.project_role_past (organisation_id);
create index project_funding_line_past_by_project on known.project_funding_line_past (project_id);
create index project_stage_change_past_by_project on known.project_stage_change_past (project_id);
create index project_extension_past_by_project on known.project_extension_past (project_id);
create index assessment_past_by_enterprise on known.assessment_past (enterprise_id);
--rollback select known.forget('organisation');
--rollback select known.forget('support_node');
--rollback select known.forget('support_node_coverage');
--rollback select known.forget('enterprise');
--rollback select known.forget('enterprise_stage_change');
--rollback select known.forget('enterprise_affiliation');
--rollback select known.forget('project');
--rollback select known.forget('project_role');
--rollback select known.forget('project_funding_line');
--rollback select known.forget('project_stage_change');
--rollback select known.forget('project_extension');
--rollback select known.forget('assessment');
--rollback drop schema known cascade;
