--liquibase formatted sql

--changeset figures:0024-figure-set-id
--comment: A set that was reported has an id, so that the journal tells of a new one alone and not of all those before it.
alter table figure_set add column set_id uuid not null default gen_random_uuid();
alter table figure_set alter column set_id drop default;
--rollback alter table figure_set drop column set_id;
