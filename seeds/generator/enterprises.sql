-- As many enterprises as :many says, plainly invented, over twenty nodes and all municipalities of the region, with word
-- lists of ordinary Swedish names: for measuring, never for a database that is in use.
-- Usage: psql -v many=100000 -f seeds/generator/enterprises.sql
create temp table word as select array['Kafé', 'Bageri', 'Snickeri', 'Tvätteri', 'Cykelverkstad', 'Trädgård', 'Secondhand',
  'Städ', 'Vaktmästeri', 'Tryckeri', 'Återbruk', 'Hunddagis', 'Sömnad', 'Lunchservering', 'Vedgård', 'Butik'] as trade,
  array['Solrosen', 'Framåt', 'Gläntan', 'Källan', 'Björken', 'Kraft', 'Tillsammans', 'Ringen', 'Bryggan', 'Navet', 'Älven',
  'Vändpunkten', 'Språnget', 'Härden', 'Medvind', 'Kugghjulet', 'Hoppet', 'Gemensam', 'Stigen', 'Morgonen'] as core;
create temp table made as
  select n, gen_random_uuid() as id, gen_random_uuid() as organisation, gen_random_uuid() as assessment,
    'Påhittat ' || trade[1 + n % 16] || ' ' || core[1 + n / 16 % 20] || ' ' || n as name,
    'Vi säljer det som hör till ' || lower(trade[1 + n % 16]) || ' och ' || lower(trade[1 + n / 7 % 16]) || '.' as offers,
    (select array_agg(distinct codes[1 + (n * k) % array_length(codes, 1)]) from generate_series(1, 2) k) as sectors,
    municipalities[1 + n % array_length(municipalities, 1)] as municipality,
    date '2005-01-01' + n % 7000 as since
  from generate_series(1, :many) n, word,
    (select array_agg(code::text order by code) as codes from code_list_code where list = 'sectors') sector,
    (select array_agg(code order by code) as municipalities from municipality) place;
create temp table host as select k, gen_random_uuid() as id, gen_random_uuid() as node from generate_series(0, 19) k;
insert into organisation (id, revision, changed_at, name, municipality)
  select organisation, 1, now(), name || ' förening', municipality from made
  union all select id, 1, now(), 'Påhittad nodvärd ' || k, null from host;
insert into support_node (id, revision, changed_at, kind, name, host_id, competence_areas, from_day)
  select node, 1, now(), 'local', 'Påhittad nod ' || k, id, '{business-development}', date '2005-01-01' from host;
insert into enterprise (id, revision, changed_at, organisation_id, name, offers_sv, offers_en, sectors, municipality, stage,
    stage_on)
  select id, 1, now(), organisation, name, offers, 'Invented.', sectors, municipality, 'trading', since::text from made;
insert into enterprise_stage_change (enterprise_id, position, stage, happened_on, from_day, changed_by, changed_at)
  select id, 0, 'trading', since::text, since, 'generator', now() from made;
insert into enterprise_affiliation (id, enterprise_id, position, node_id, from_day)
  select gen_random_uuid(), made.id, 0, node, since from made join host on k = n % 20;
-- Four of seven have been confirmed; of these some are due and some have lapsed.
insert into assessment (id, revision, changed_at, enterprise_id, state, state_since, integration, participation, reinvestment,
    independence, integration_evidence, participation_evidence, reinvestment_evidence, independence_evidence, from_day,
    until_day)
  select assessment, 1, now(), id, 'confirmed', now(), 'met', 'met', 'met', 'met', 'Påhittat', 'Påhittat', 'Påhittat',
    'Påhittat', current_date - n % 480, (current_date - n % 480 + interval '12 months')::date
  from made where n % 7 > 2;
insert into assessment_state_change (assessment_id, position, state, changed_by, changed_at)
  select assessment, 0, 'confirmed', 'generator', now() from made where n % 7 > 2;
vacuum analyze organisation, support_node, enterprise, enterprise_stage_change, enterprise_affiliation, enterprise_word, assessment;
