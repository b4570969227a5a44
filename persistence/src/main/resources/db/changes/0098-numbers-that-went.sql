--liquibase formatted sql

--changeset organisations:0098-numbers-that-went
--comment: Whoever enters an organisation by a number that went in a merger is led to the survivor of the latest that had it.
create index merger_by_number on merger (number, merged_at desc, merged_id);
--rollback drop index merger_by_number;
