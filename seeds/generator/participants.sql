-- As many enrolments as :many says, of seven persons for every ten, with what belongs to their paths: plainly invented, over
-- the nodes, enterprises and projects that are there; a fiftieth of all in one project. For measuring, never for a database
-- that is in use. Run enterprises.sql and docs/bench/thousand-projects.sql first.
-- Usage: psql -v many=1000000 -f seeds/generator/participants.sql
set participants.sight = 'region';
set client_min_messages = warning;
create temp table node as
  select row_number() over (order by id) - 1 as k, id, host_id from support_node where name like 'Påhittad nod %';
create temp table person as
  select n, gen_random_uuid() as id, node.id as node, 1960 + n * 7 % 45 as birth_year,
    (array['woman', 'man', 'woman', 'man', 'woman', 'man', 'woman', 'man', 'non-binary', 'unknown'])[1 + n % 10] as gender,
    municipalities[1 + n % cardinality(municipalities)] as municipality, codes[1 + n % cardinality(codes)] as target_group
  from generate_series(1, :many * 7 / 10) n
    join node on k = n % 20,
    (select array_agg(code order by code) as municipalities from municipality) place,
    (select array_agg(code::text order by code) as codes from code_list_code where list = 'target-groups') target;
create unique index on person (n);
analyze person;
insert into participant (id, revision, changed_at, node_id, code, birth_year, gender, municipality, target_groups, protected_identity)
  select id, 1, now(), node, translate(lpad((n / 100000)::text, 5, '0') || '-' || lpad((n % 100000)::text, 5, '0'), '01', 'XZ'),
    birth_year, gender, municipality, array[target_group], false
  from person;

create temp table project_of as
  select row_number() over (order by name desc) - 1 as k, id from project where name like 'Påhittat projekt %';
create unique index on project_of (k);
-- Some are still there; whoever comes back comes to another project, later.
create temp table enrolled as
  select e.n, gen_random_uuid() as id, person.id as participant, person.node, project_of.id as project, entered_on,
    case when e.n % 8 > 0 or e.n > again then entered_on + 30 + e.n % 400 end as left_on,
    (array['unemployed', 'long-term-unemployed', 'inactive', 'unknown'])[1 + e.n % 4] as status,
    (array['employed', 'unemployed', 'in-education', 'inactive', 'self-employed', 'unknown', 'unemployed'])[1 + e.n % 7] as exit_status
  from (select n, :many * 7 / 10 as again, case when n > :many * 7 / 10 then date '2019-06-01' else date '2016-03-01' end + n * 13 % 700
      as entered_on from generate_series(1, :many) n) e
    join person on person.n = case when e.n > again then e.n - again else e.n end
    join project_of on k = case when e.n <= :many / 50 then 0 else 1 + e.n % ((select count(*) from project_of) - 1) end;
insert into enrolment (id, revision, changed_at, participant_id, project_id, node_id, planned_start, stage, entered_on, left_on,
    outcome, entry_step, entry_ladder, exit_status, exit_step, exit_ladder, forgotten)
  select id, 1, now(), participant, project, node, entered_on, case when left_on is null then 'active' else 'completed' end,
    entered_on, left_on,
    case when left_on is null then null when exit_status in ('employed', 'self-employed') then 'work'
      when exit_status = 'in-education' then 'education' when exit_status = 'unknown' then 'unknown'
      when n % 3 = 0 then 'closer' else 'unchanged' end,
    'none', 1, case when left_on is not null then exit_status end,
    case when left_on is not null then case when n % 3 = 0 then 'work-training' else 'none' end end,
    case when left_on is not null then 1 end, false
  from enrolled;
insert into enrolment_stage_change (enrolment_id, position, stage, on_day, reason, recorded_by, recorded_at)
  select id, 0, 'planned', entered_on, null, 'generator', now() from enrolled
  union all select id, 1, 'active', entered_on, null, 'generator', now() from enrolled
  union all select id, 2, 'completed', left_on, 'plan-fulfilled', 'generator', now() from enrolled where left_on is not null;
insert into enrolment_reading (enrolment_id, position, moment, on_day, status, livelihood, education, step, ladder, recorded_by, recorded_at)
  select id, 0, 'entry', entered_on, status, 'social-assistance', 'isced-0-2', 'none', 1, 'generator', now() from enrolled
  union all
  select id, 1, 'exit', left_on, exit_status, 'unknown', 'isced-0-2', case when n % 3 = 0 then 'work-training' else 'none' end, 1,
    'generator', now() from enrolled where left_on is not null;

-- Every second was referred, by one of twenty partners.
insert into referral (id, revision, changed_at, partner_id, reference, node_id, gender, target_groups, protected_identity, participant_id,
    stage, sent_on, remind_on, answer_by)
  select gen_random_uuid(), 1, now(), host_id, 'FALL-' || n, person.node, gender, array[target_group], false, person.id, 'accepted',
    date '2016-02-01', date '2016-03-01', date '2016-04-01'
  from person join node on k = n / 2 % 20 where n % 2 = 0;

-- A place for every hundredth enrolment, half of them taken; every fifth person has been placed.
create temp table room as
  select n, gen_random_uuid() as id, (array['work-training', 'internship', 'employment'])[1 + n % 3] as kind,
    enterprise.id as enterprise, enterprise.municipality
  from generate_series(0, :many / 100 - 1) n
    join (select row_number() over (order by name) - 1 as k, id, municipality from enterprise where name like 'Påhittat %') enterprise
      on k = n % 1000;
create unique index on room (n);
insert into place (id, revision, changed_at, enterprise_id, kind, title, occupation, municipality, opens_on, capacity, taken)
  select id, 1, now(), enterprise, kind, 'Påhittad plats ' || n, lpad((1000 + n * 37 % 8000)::text, 4, '0'), municipality,
    date '2020-01-01', 2, n % 2 * 2
  from room;
insert into placement (id, revision, changed_at, place_id, kind, enterprise_id, participant_id, node_id, state, sent, over_on, first_day,
    last_day, hours_per_week, tasks, author, authored_at, ended_on, hours_missed, answer, ended_by, ended_at)
  select gen_random_uuid(), 1, now(), room.id, kind, enterprise, person.id, person.node, 'ended', true, date '2018-06-01', date '2018-03-01',
    date '2018-06-01', 20, 'Påhittade uppgifter.', 'generator', now(), date '2018-06-01', 4, 'agrees', 'generator', now()
  from person join room on room.n = person.n % (:many / 100) where person.n % 5 = 0;
vacuum analyze participant, enrolment, enrolment_stage_change, enrolment_reading, referral, place, placement;
