--liquibase formatted sql

--changeset placements:0088-sent-back
--comment: A party that reviews what is agreed and does not sign it sends it back to be written anew, and says why.
alter table placement_state_change add constraint placement_state_change_reason_when_sent_back
  check (position = 0 or state <> 'draft' or reason is not null);
--rollback alter table placement_state_change drop constraint placement_state_change_reason_when_sent_back;
