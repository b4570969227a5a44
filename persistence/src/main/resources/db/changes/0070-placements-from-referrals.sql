--liquibase formatted sql

--changeset placements:0070-from-a-referral splitStatements:false
--comment: From which referral a placement comes, whose partner signs it. The partner sees it while it is signed and no longer, and not at all
--comment: once the participant has taken back that partners are told: by a trigger, so that no code has to remember it.
alter table placement add referral_id uuid constraint placement_referral_fk references referral (id),
  add withheld boolean not null default false;
create index placement_by_referral on placement (referral_id) where referral_id is not null;
-- What the policy asks of each row stands in the indexes that lists are counted in.
drop index placement_by_node;
drop index placement_by_enterprise;
create index placement_by_node on placement (node_id, first_day desc, id)
  include (enterprise_id, sent, over_on, forgotten_at, state, withheld, referral_id);
create index placement_by_enterprise on placement (enterprise_id, first_day desc, id)
  include (node_id, sent, over_on, forgotten_at, state, withheld, referral_id);
alter policy placement_in_sight on placement using (
  (select participants_of_region())
  or node_id = any ((select participants_of_nodes())::uuid[])
  or (sent and forgotten_at is null and enterprise_id = any ((select placements_of_hosts())::uuid[])
    and coalesce(over_on + 30 >= (select placements_day()), over_on is null))
  or (state in ('to-sign', 'signed') and not withheld and referral_id in (
    select r.id from referral r where r.partner_id = any ((select referrals_of_partners())::uuid[]))));
create function withhold_placements() returns trigger language plpgsql as $$
begin
  update placement set withheld = true where participant_id = new.participant_id and referral_id is not null;
  return null;
end $$;
create trigger placements_withheld after update of withdrawn_on on participant_consent
  for each row when (new.withdrawn_on is not null and old.withdrawn_on is null and new.purpose = 'partner')
  execute function withhold_placements();
--rollback drop trigger placements_withheld on participant_consent; drop function withhold_placements;
--rollback alter policy placement_in_sight on placement using ((select participants_of_region()) or node_id = any ((select participants_of_nodes())::uuid[]) or (sent and forgotten_at is null and enterprise_id = any ((select placements_of_hosts())::uuid[]) and coalesce(over_on + 30 >= (select placements_day()), over_on is null)));
--rollback alter table placement drop column withheld, drop column referral_id;
--rollback create index placement_by_enterprise on placement (enterprise_id, first_day desc, id) include (node_id, sent, over_on, forgotten_at);
--rollback create index placement_by_node on placement (node_id, first_day desc, id) include (enterprise_id, sent, over_on, forgotten_at);
