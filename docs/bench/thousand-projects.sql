-- A thousand projects in all, plainly invented, each with an owner and texts of an ordinary length.
insert into project (id, revision, changed_at, name, summary_sv, summary_en, stage, starts_on, planned_ends_on, granted_ore,
    total_ore, target_groups, stakeholder_groups, competence_areas, challenges)
  select gen_random_uuid(), 1, now(), 'Påhittat projekt ' || md5(n::text),
    repeat('Ett påhittat projekt för att mäta med. ', 8), repeat('An invented project to measure with. ', 8),
    'ongoing', date '2015-01-01' + n, date '2030-01-01', 100000000, 200000000,
    '{unemployed,on-sick-leave}', '{public-sector}', '{business-development}', '{ageing-population}'
  from generate_series(1, 997) n;
insert into project_stage_change (project_id, position, stage, happened_on, changed_by, changed_at)
  select id, 0, 'ongoing', starts_on::text, 'bench', now() from project where name like 'Påhittat%';
insert into project_role (id, project_id, position, kind, organisation_id, from_day)
  select gen_random_uuid(), p.id, 0, 'owner', (select id from organisation order by name limit 1), p.starts_on
  from project p where name like 'Påhittat%';
analyze;
