--liquibase formatted sql

--changeset pathways:0057-enrolment-of-nobody-erased
--comment: Nobody is enrolled who is being erased, also at that very moment.
create trigger enrolment_of_nobody_erased before insert on enrolment
  for each row execute function demand_participant();
--rollback drop trigger enrolment_of_nobody_erased on enrolment;
