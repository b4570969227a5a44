--liquibase formatted sql

--changeset pathways:0076-one-at-a-time
--comment: Nobody is in a project twice on a day, whatever days are put down or corrected afterwards. Who has left may enter again on that day.
--comment: Of who has been erased nothing is corrected any more.
alter table enrolment add constraint enrolment_one_at_a_time exclude using gist (
  participant_id with =, project_id with =, daterange(entered_on, left_on, '[)') with &&)
  where (entered_on is not null and stage <> 'misregistered' and not forgotten);
--rollback alter table enrolment drop constraint enrolment_one_at_a_time;
