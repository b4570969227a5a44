--liquibase formatted sql

--changeset placements:0075-shown-to-partners-anew splitStatements:false rollbackSplitStatements:false
--comment: Who lets a partner know of the path again, having taken that back, lets it sign: what was withheld from it is shown again, and from
--comment: no other. Whatever sight the consent is told in, all placements are met.
create or replace function withhold_placements() returns trigger language plpgsql as $$
declare
  sight text := coalesce(current_setting('participants.sight', true), '');
begin
  perform set_config('participants.sight', 'region', true);
  update placement set withheld = true where participant_id = new.participant_id and referral_id is not null;
  perform set_config('participants.sight', sight, true);
  return null;
end $$;
create function share_placements() returns trigger language plpgsql as $$
declare
  sight text := coalesce(current_setting('participants.sight', true), '');
begin
  perform set_config('participants.sight', 'region', true);
  update placement p set withheld = false from referral r join organisation o on o.id = r.partner_id
    where p.participant_id = new.participant_id and p.referral_id = r.id and p.withheld
      and lower(btrim(o.name)) in (select lower(btrim(name collate "sv-x-icu")) from unnest(new.recipients) name);
  perform set_config('participants.sight', sight, true);
  return null;
end $$;
create trigger placements_shared after insert on participant_consent
  for each row when (new.withdrawn_on is null and new.purpose = 'partner' and 'path' = any (new.data))
  execute function share_placements();
--rollback drop trigger placements_shared on participant_consent; drop function share_placements;
--rollback create or replace function withhold_placements() returns trigger language plpgsql as $$
--rollback begin
--rollback   update placement set withheld = true where participant_id = new.participant_id and referral_id is not null;
--rollback   return null;
--rollback end $$;
