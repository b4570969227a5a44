--liquibase formatted sql

--changeset publications:0005-publication
--comment: An annex hangs on a whole of the same project: annex_of_is_annex is always false where there is one, and the key holds it to that.
create table publication (
  id uuid constraint publication_pkey primary key,
  revision bigint not null,
  changed_at timestamptz not null,
  project_id uuid not null constraint publication_project_fk references project (id),
  annex_of uuid,
  title varchar(300) collate "sv-x-icu" not null,
  kind varchar(20) not null constraint publication_kind_known
    check (kind in ('final-report', 'popular-version', 'evaluation', 'annex', 'article', 'guide', 'other')),
  language varchar(2) not null constraint publication_language_shape check (language ~ '^[a-z]{2}$'),
  audiences text[] not null,
  published_on varchar(10),
  published_last_day date,
  description_sv varchar(2000),
  description_en varchar(2000),
  is_annex boolean not null generated always as (annex_of is not null) stored,
  annex_of_is_annex boolean generated always as (case when annex_of is not null then false end) stored,
  constraint publication_annex_when_of_something check ((kind = 'annex') = (annex_of is not null)),
  constraint publication_description_in_both_languages check ((description_sv is null) = (description_en is null)),
  constraint publication_published_known_both_ways check ((published_on is null) = (published_last_day is null)),
  constraint publication_whole unique (id, project_id, is_annex),
  constraint publication_annex_of_fk foreign key (annex_of, project_id, annex_of_is_annex)
    references publication (id, project_id, is_annex)
);
create index publication_by_title on publication (title, id);
create index publication_by_project on publication (project_id, title, id);
create index publication_by_published on publication (published_last_day, id);
create index publication_by_annex_of on publication (annex_of) where annex_of is not null;
--rollback drop table publication;
