--liquibase formatted sql

--changeset codelists:0025-code-words
--comment: The words of a label, read once and not at each search for what is sold under it.
alter table code_list_code add column words tsvector not null
  generated always as (search_document(label_sv) || to_tsvector('english', label_en)) stored;
--rollback alter table code_list_code drop column words;

--changeset assessments:0025-latest-validity
--comment: The latest validity of one enterprise without a visit to its row: what a search asks of each that it finds.
create index assessment_by_validity on assessment (enterprise_id, from_day desc) include (until_day) where from_day is not null;
--rollback drop index assessment_by_validity;
