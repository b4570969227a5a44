--liquibase formatted sql

--changeset enterprises:0071-word splitStatements:false
--comment: By which words an enterprise is found: each once, in the forms that search_document gives, with how much it counts there;
--comment: English ones after an equals sign, and its sectors by their codes after a number sign. What narrows, sorts and counts those that are found stands
--comment: beside each word, so that a search reads one index, and in it no more than what it finds. Triggers keep it, whoever writes.
create table enterprise_word (
  enterprise_id uuid not null constraint enterprise_word_enterprise_fk references enterprise (id) on delete cascade,
  word varchar(60) collate "C" not null,
  weight real not null,
  name varchar(200) collate "sv-x-icu" not null,
  municipality varchar(4),
  stage varchar(20) not null,
  sectors text[] not null,
  valid datemultirange not null,
  constraint enterprise_word_pkey primary key (enterprise_id, word)
);
comment on column enterprise_word.valid is 'the days on which a confirmation is valid';
create index enterprise_word_by_word on enterprise_word (word, municipality)
  include (enterprise_id, weight, name, stage, sectors, valid);

-- As much of a word as is kept, and asked for.
create function search_stem(word text) returns text language sql immutable strict parallel safe
  return left(word, 60);

create function word_enterprises(them uuid[]) returns void language sql as $$
  delete from enterprise_word where enterprise_id = any (them);
  insert into enterprise_word (enterprise_id, word, weight, name, municipality, stage, sectors, valid)
    select e.id, w.word, max(w.weight), e.name, e.municipality, e.stage, e.sectors,
        coalesce((select range_agg(a.validity) from assessment a where a.enterprise_id = e.id and a.validity is not null),
          '{}'::datemultirange)
      from enterprise e, lateral (
        select search_stem(word) as word, 1.0 as weight from unnest(tsvector_to_array(search_document(e.name))) word
        union all select search_stem(lexeme), case when 'B' = any (weights) then 0.4 else 0.2 end from unnest(e.search)
          where weights is null or weights && '{B,C}'
        union all select search_stem('=' || word), 0.1 from unnest(tsvector_to_array(to_tsvector('english',
          coalesce(e.offers_en, '') || ' ' || coalesce(e.description_en, '')))) word
        union all select search_stem('#' || sector), 0.05 from unnest(e.sectors) sector) w
      where e.id = any (them)
      group by e.id, w.word;
$$;
select word_enterprises(array(select id from enterprise));

create function word_changed_enterprises() returns trigger language plpgsql as $$
begin
  perform word_enterprises(array(select id from changed));
  return null;
end $$;
create trigger enterprise_entered_with_words after insert on enterprise
  referencing new table as changed for each statement execute function word_changed_enterprises();
create trigger enterprise_changed_with_words after update on enterprise
  referencing new table as changed for each statement execute function word_changed_enterprises();

-- Whoever changes the enterprise at the same time waits, and then writes its words with the days as they are.
create function date_words() returns trigger language plpgsql as $$
begin
  if new.validity is not distinct from old.validity then
    return null;
  end if;
  perform from enterprise where id in (new.enterprise_id, old.enterprise_id) for no key update;
  update enterprise_word w set valid = coalesce((select range_agg(a.validity) from assessment a
      where a.enterprise_id = w.enterprise_id and a.validity is not null), '{}')
    where w.enterprise_id in (new.enterprise_id, old.enterprise_id);
  return null;
end $$;
create trigger assessment_dates_words after insert or update or delete on assessment
  for each row execute function date_words();

-- What is asked for by words: for each of them the forms under which it is found. A word that says nothing in one of the languages is
-- not asked for, unless none says anything in both.
create function search_words(words text) returns table (nth int, word text) language plpgsql stable parallel safe rows 4 as $$
begin
  return query
    with typed as (
      select t.nth, t.it, tsvector_to_array(to_tsvector('swedish'::regconfig, search_spelling(t.it, 'ee'))) as swedish,
          tsvector_to_array(to_tsvector('english'::regconfig, t.it)) as english
        from regexp_split_to_table(words, '\s+') with ordinality t (it, nth)),
    told as (
      select t.*, case when cardinality(t.swedish) = 0 then 2 when cardinality(t.english) = 0 then 1 else 0 end as less
        from typed t where cardinality(t.swedish || t.english) > 0)
    select told.nth::int, search_stem(form) from told, lateral (
        select unnest(told.swedish) as form union select '=' || unnest(told.english)
        union select '#' || code.code from code_list_code code
          where code.list = 'sectors' and code.words @@ search_query(told.it)) forms
      where told.less = (select min(less) from told);
end $$;

-- What was known is seldom searched: its words are read out of what each enterprise said.
create view known.enterprise_word as
  select e.id as enterprise_id, search_stem(w.word) as word, w.weight, e.name, e.municipality, e.stage, e.sectors,
      coalesce((select range_agg(a.validity) from known.assessment a where a.enterprise_id = e.id and a.validity is not null),
        '{}'::datemultirange) as valid
    from known.enterprise e, lateral (
      select lexeme as word, (case when 'A' = any (weights) then 1.0 when 'B' = any (weights) then 0.4 else 0.2 end)::real as weight
        from unnest(e.search) where weights is null or weights && '{A,B,C}'
      union all select '=' || word, 0.1::real from unnest(tsvector_to_array(to_tsvector('english',
        coalesce(e.offers_en, '') || ' ' || coalesce(e.description_en, '')))) word
      union all select '#' || sector, 0.05::real from unnest(e.sectors) sector) w;
--rollback drop view known.enterprise_word; drop function search_words; drop trigger assessment_dates_words on assessment; drop function date_words;
--rollback drop trigger enterprise_changed_with_words on enterprise; drop trigger enterprise_entered_with_words on enterprise;
--rollback drop function word_changed_enterprises; drop function word_enterprises; drop table enterprise_word; drop function search_stem;
