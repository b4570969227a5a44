--liquibase formatted sql

--changeset retention:0056-hold-of-nobody-erased
--comment: A demand to keep who somebody is comes too late for who is being erased, also at that very moment.
create trigger retention_hold_of_nobody_erased before insert on retention_hold
  for each row execute function demand_participant();
--rollback drop trigger retention_hold_of_nobody_erased on retention_hold;
