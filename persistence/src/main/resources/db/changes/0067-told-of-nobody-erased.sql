--liquibase formatted sql

--changeset identities:0067-words-of-nobody-erased
--comment: Nobody says in words why they read who somebody is who is being erased, also at that very moment.
create trigger identity_access_of_nobody_erased before insert on identity_access
  for each row when (new.words is not null) execute function demand_participant();
--rollback drop trigger identity_access_of_nobody_erased on identity_access;

--changeset pathways:0067-shown-to-hosts
--comment: An enterprise sees that somebody takes part in a project while they do, and not how that ended.
alter policy enrolment_in_sight on enrolment using (
  (select participants_of_region())
  or node_id = any ((select participants_of_nodes())::uuid[])
  or (stage in ('planned', 'active', 'suspended') and participant_id = any ((select pathways_of_hosts())::uuid[])));
--rollback alter policy enrolment_in_sight on enrolment using (
--rollback   (select participants_of_region())
--rollback   or node_id = any ((select participants_of_nodes())::uuid[])
--rollback   or participant_id = any ((select pathways_of_hosts())::uuid[]));
