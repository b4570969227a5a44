--liquibase formatted sql

--changeset referrals:0058-came-to-nothing
--comment: What was told in a referral that came to nothing is forgotten when it is time, though nobody is a participant by it. A draft
--comment: is told, for as long as it is one.
alter table referral drop constraint referral_told_until_forgotten;
alter table referral add constraint referral_told_until_forgotten check (case when reference is not null then gender is not null
  else num_nonnulls(gender, birth_year, municipality) = 0 and cardinality(target_groups) = 0
    and not protected_identity and stage <> 'draft' end);
create index referral_of_nobody on referral (sent_on) where participant_id is null and reference is not null;
--rollback drop index referral_of_nobody; alter table referral drop constraint referral_told_until_forgotten;
--rollback select set_config('participants.sight', 'region', false);
--rollback delete from referral where participant_id is null and reference is null;
--rollback select set_config('participants.sight', '', false);
--rollback alter table referral add constraint referral_told_until_forgotten check (case when reference is not null
--rollback   then gender is not null else num_nonnulls(gender, birth_year, municipality) = 0 and cardinality(target_groups) = 0
--rollback   and not protected_identity and participant_id is not null end);
