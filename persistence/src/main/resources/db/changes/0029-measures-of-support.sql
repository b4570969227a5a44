--liquibase formatted sql

--changeset needs:0029-measure-of-support-case
--comment: A measure that is support may name the support case that it is, so that the chain is read from there too.
alter table needs_measure
  add column support_case_id uuid constraint needs_measure_support_case_fk references support_case (id),
  add constraint needs_measure_case_for_support check (support_case_id is null or kind = 'support');
create index needs_measure_by_support_case on needs_measure (support_case_id, id) where support_case_id is not null;
--rollback alter table needs_measure drop column support_case_id;
