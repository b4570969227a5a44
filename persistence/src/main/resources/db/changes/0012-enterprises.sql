--liquibase formatted sql

--changeset shared:0012-search-words splitStatements:false
--comment: The Swedish stemmer knows few forms of words such as kafé, and an accent may be left out by whoever asks. Both forms
--comment: of such a word are in the document, and one is asked for; å, ä and ö are letters of their own. Of an English form is
--comment: asked too, but not where a word is to be absent, since the other language would not see it.
create function search_spelling(words text, ending text) returns text language sql immutable strict parallel safe
  return translate(
    regexp_replace(
      translate(lower(normalize(words, nfc)), 'àáâãçèêëìíîïñòóôõùúûüýÿ', 'aaaaceeeiiiinoooouuuuyy'),
      '(é(s|ts?|ns?|e[nrt]s?|ernas?)?|e(e[nrt]s?|ernas?))(?![a-zåäö])', ending, 'g'),
    'é', 'e');
create function search_document(words text) returns tsvector language sql immutable strict parallel safe
  return to_tsvector('swedish'::regconfig, search_spelling(words, 'ee'))
    || strip(to_tsvector('swedish'::regconfig, search_spelling(words, 'e')));
create function search_query(words text) returns tsquery language sql immutable strict parallel safe
  return case when words ~ '(^|[[:space:]])-'
    then websearch_to_tsquery('swedish'::regconfig, search_spelling(words, 'ee'))
    else websearch_to_tsquery('swedish'::regconfig, search_spelling(words, 'ee'))
      || websearch_to_tsquery('english'::regconfig, words) end;
--rollback drop function search_query(text); drop function search_document(text); drop function search_spelling(text, text);

--changeset enterprises:0012-enterprise
--comment: One row per enterprise. The stage to which it came last stands here too, so that a list of today reads one row each.
create table enterprise (
  id uuid constraint enterprise_pkey primary key,
  revision bigint not null,
  changed_at timestamptz not null,
  organisation_id uuid not null constraint enterprise_organisation_fk references organisation (id),
  name varchar(200) collate "sv-x-icu" not null,
  description_sv varchar(2000),
  description_en varchar(2000),
  offers_sv varchar(2000),
  offers_en varchar(2000),
  sectors text[] not null,
  municipality varchar(4) constraint enterprise_municipality_fk references municipality (code),
  stage varchar(20) not null constraint enterprise_stage_known check (stage in ('trading', 'paused', 'closed')),
  stage_on varchar(10) not null,
  search tsvector not null generated always as (
    setweight(search_document(name), 'A')
    || setweight(search_document(coalesce(offers_sv, '')), 'B')
    || setweight(search_document(coalesce(description_sv, '')), 'C')
    || to_tsvector('english', coalesce(offers_en, '') || ' ' || coalesce(description_en, ''))) stored,
  constraint enterprise_description_in_both_languages check ((description_sv is null) = (description_en is null)),
  constraint enterprise_offers_in_both_languages check ((offers_sv is null) = (offers_en is null))
);
create index enterprise_by_name on enterprise (name, id);
create index enterprise_by_municipality on enterprise (municipality, name, id);
create index enterprise_by_stage on enterprise (stage, name, id);
create index enterprise_by_organisation on enterprise (organisation_id);
create index enterprise_by_sectors on enterprise using gin (sectors);
create index enterprise_by_search on enterprise using gin (search);
create index enterprise_by_name_trigrams on enterprise using gin (name gin_trgm_ops);
--rollback drop table enterprise;

--changeset enterprises:0012-stage-change
--comment: Every step of a business, with who, when and why; nothing is taken away. The days on which it stood in the stage are
--comment: here as the domain counts them; none, where a later step came to count first.
create table enterprise_stage_change (
  enterprise_id uuid not null constraint enterprise_stage_change_enterprise_fk references enterprise (id) on delete cascade,
  position int not null,
  stage varchar(20) not null constraint enterprise_stage_change_stage_known check (stage in ('trading', 'paused', 'closed')),
  happened_on varchar(10) not null,
  from_day date not null,
  until_day date,
  reason_sv varchar(2000),
  reason_en varchar(2000),
  changed_by varchar(200) not null,
  changed_at timestamptz not null,
  constraint enterprise_stage_change_pkey primary key (enterprise_id, position),
  constraint enterprise_stage_change_not_backwards check (until_day >= from_day),
  constraint enterprise_stage_change_reason_in_both_languages check ((reason_sv is null) = (reason_en is null))
);
--rollback drop table enterprise_stage_change;

--changeset enterprises:0012-affiliation
--comment: Half-open periods; an enterprise belongs to one node on a day, and the index of that finds its affiliations too.
--comment: Deferred: one save may change many rows, in any order.
create table enterprise_affiliation (
  id uuid constraint enterprise_affiliation_pkey primary key,
  enterprise_id uuid not null constraint enterprise_affiliation_enterprise_fk references enterprise (id) on delete cascade,
  position int not null,
  node_id uuid not null constraint enterprise_affiliation_node_fk references support_node (id),
  from_day date not null,
  until_day date,
  period daterange not null generated always as (daterange(from_day, until_day, '[)')) stored,
  constraint enterprise_affiliation_period_not_empty check (until_day > from_day),
  constraint enterprise_affiliation_one_at_a_time exclude using gist (enterprise_id with =, period with &&)
    deferrable initially deferred
);
create index enterprise_affiliation_by_node on enterprise_affiliation (node_id);
--rollback drop table enterprise_affiliation;
