--liquibase formatted sql

--changeset participants:0083-replaced
--comment: By which consent for the same purpose one was replaced, if it was, and not taken back: signed that day, and the only one that holds.
alter table participant_consent add replaced_by uuid
    constraint participant_consent_replaced_by_fk references participant_consent (id) on delete set null,
  add constraint participant_consent_replaced_when_over check (
    replaced_by is null or (withdrawn_on is not null and not ended_by_handover and replaced_by <> id));
create index participant_consent_by_replacement on participant_consent (replaced_by) where replaced_by is not null;
--rollback drop index participant_consent_by_replacement;
--rollback alter table participant_consent drop column replaced_by;
