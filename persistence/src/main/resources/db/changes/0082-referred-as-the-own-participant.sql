--liquibase formatted sql

--changeset referrals:0082-of-the-own-participant splitStatements:false rollbackSplitStatements:false
--comment: No referral is accepted, or known to be about somebody, whose participant they are not, also when they are handed over at that very moment.
--comment: What was found before is the node's whose record it is about, where that was not the participant's.
drop trigger referral_of_nobody_erased on referral;
create trigger referral_of_the_own_participant before update of participant_id, stage on referral
  for each row when (new.participant_id is not null and (new.participant_id is distinct from old.participant_id
    or (new.stage = 'accepted' and old.stage <> 'accepted')))
  execute function demand_own_participant();
do $$ begin perform set_config('participants.sight', 'region', true); end $$;
update data_finding f set node_id = p.node_id from placement p where p.id = f.subject_id and p.node_id <> f.node_id;
update data_finding f set node_id = e.node_id from enrolment e where e.id = f.subject_id and e.node_id <> f.node_id;
do $$ begin perform set_config('participants.sight', '', true); end $$;
--rollback drop trigger referral_of_the_own_participant on referral;
--rollback create trigger referral_of_nobody_erased before update of participant_id on referral
--rollback   for each row when (new.participant_id is not null and new.participant_id is distinct from old.participant_id)
--rollback   execute function demand_participant();
