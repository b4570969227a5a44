--liquibase formatted sql

--changeset requests:0066-keys-as-hashes
--comment: What somebody takes for a key may tell of a person: it is known again by its hash. Those of the last day go on being known.
update given_answer set key = encode(sha256(convert_to(key, 'UTF8')), 'hex');
alter table given_answer alter key type varchar(64);
--rollback alter table given_answer alter key type varchar(200);
