--liquibase formatted sql

--changeset enterprises:0078-known-words
--comment: Where an enterprise says what it said then, its words stand in the index as they do today; only those that have been changed
--comment: since are read out of what they said. On which days a confirmation was valid is asked of each that is found.
drop view known.enterprise_word;
create view known.enterprise_word as
  select w.enterprise_id, w.word::text as word, w.weight, w.name, w.municipality, w.stage, w.sectors,
      coalesce((select range_agg(a.validity) from known.assessment a where a.enterprise_id = w.enterprise_id and a.validity is not null),
        '{}'::datemultirange) as valid
    from enterprise_word w join enterprise e on e.id = w.enterprise_id where e.known_from <= known.moment()
  union all
  select e.id, search_stem(w.word) collate "C", w.weight, e.name, e.municipality, e.stage, e.sectors,
      coalesce((select range_agg(a.validity) from known.assessment a where a.enterprise_id = e.id and a.validity is not null),
        '{}'::datemultirange)
    from known.enterprise_past e, lateral (
      select lexeme as word, (case when 'A' = any (weights) then 1.0 when 'B' = any (weights) then 0.4 else 0.2 end)::real as weight
        from unnest(e.search) where weights is null or weights && '{A,B,C}'
      union all select '=' || word, 0.1::real from unnest(tsvector_to_array(to_tsvector('english',
        coalesce(e.offers_en, '') || ' ' || coalesce(e.description_en, '')))) word
      union all select '#' || sector, 0.05::real from unnest(e.sectors) sector) w
    where e.known_from <= known.moment() and e.known_until > known.moment();
--rollback drop view known.enterprise_word;
--rollback create view known.enterprise_word as
--rollback   select e.id as enterprise_id, search_stem(w.word) as word, w.weight, e.name, e.municipality, e.stage, e.sectors,
--rollback       coalesce((select range_agg(a.validity) from known.assessment a where a.enterprise_id = e.id and a.validity is not null),
--rollback         '{}'::datemultirange) as valid
--rollback     from known.enterprise e, lateral (
--rollback       select lexeme as word, (case when 'A' = any (weights) then 1.0 when 'B' = any (weights) then 0.4 else 0.2 end)::real as weight
--rollback         from unnest(e.search) where weights is null or weights && '{A,B,C}'
--rollback       union all select '=' || word, 0.1::real from unnest(tsvector_to_array(to_tsvector('english',
--rollback         coalesce(e.offers_en, '') || ' ' || coalesce(e.description_en, '')))) word
--rollback       union all select '#' || sector, 0.05::real from unnest(e.sectors) sector) w;
