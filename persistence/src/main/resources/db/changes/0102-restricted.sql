--liquibase formatted sql

--changeset participants:0102-sight splitStatements:false
--comment: Who reads of the whole region reads nothing of whom what is held may not be used (GDPR art. 18), but at the nodes of the hosts that
--comment: participants.free names; where that is empty, as for who counts, all of the region are in sight.
create function participants_whole() returns boolean language sql stable parallel safe
  return participants_of_region() and coalesce(current_setting('participants.free', true), '') = '';
create function participants_though_restricted() returns uuid[] language sql stable parallel safe
  return array(select id from support_node where host_id = any (
    nullif(current_setting('participants.free', true), '')::uuid[]));
create policy participant_free on participant as restrictive using (
  restricted_at is null or (select participants_whole()) or node_id = any ((select participants_of_nodes())::uuid[])
  or node_id = any ((select participants_though_restricted())::uuid[]));
-- What the policy asks of each row stands in the index that lists are counted in.
drop index participant_by_node;
create index participant_by_node on participant (node_id, code) include (restricted_at);
--rollback drop index participant_by_node; create index participant_by_node on participant (node_id, code);
--rollback drop policy participant_free on participant;
--rollback drop function participants_though_restricted; drop function participants_whole;

--changeset placements:0102-restricted splitStatements:false
--comment: That what is held of the participant may not be used stands at their placements and enrolments too, kept by triggers: enterprises,
--comment: partners and who reads of the whole region see neither then. The node goes on seeing them.
alter table placement add restricted boolean not null default false;
alter table enrolment add restricted boolean not null default false;
do $$ begin perform set_config('participants.sight', 'region', true); end $$;
update placement set restricted = true where participant_id in (select id from participant where restricted_at is not null);
update enrolment set restricted = true where participant_id in (select id from participant where restricted_at is not null);
do $$ begin perform set_config('participants.sight', '', true); end $$;
create function restrict_records() returns trigger language plpgsql as $$
declare
  sight text := coalesce(current_setting('participants.sight', true), '');
begin
  perform set_config('participants.sight', 'region', true);
  update placement set restricted = new.restricted_at is not null where participant_id = new.id;
  update enrolment set restricted = new.restricted_at is not null where participant_id = new.id;
  perform set_config('participants.sight', sight, true);
  return null;
end $$;
create trigger participant_restricted_with_records after update of restricted_at on participant
  for each row when ((new.restricted_at is null) <> (old.restricted_at is null)) execute function restrict_records();
create function take_over_restriction() returns trigger language plpgsql as $$
declare
  sight text := coalesce(current_setting('participants.sight', true), '');
begin
  perform set_config('participants.sight', 'region', true);
  new.restricted := exists (select from participant where id = new.participant_id and restricted_at is not null);
  perform set_config('participants.sight', sight, true);
  return new;
end $$;
create trigger placement_restricted_as_participant before insert on placement
  for each row execute function take_over_restriction();
create trigger enrolment_restricted_as_participant before insert on enrolment
  for each row execute function take_over_restriction();
create policy placement_free on placement as restrictive using (
  not restricted or (select participants_whole()) or node_id = any ((select participants_of_nodes())::uuid[])
  or node_id = any ((select participants_though_restricted())::uuid[]));
create policy enrolment_free on enrolment as restrictive using (
  not restricted or (select participants_whole()) or node_id = any ((select participants_of_nodes())::uuid[])
  or node_id = any ((select participants_though_restricted())::uuid[]));
drop index enrolment_by_node;
drop index enrolment_by_stage;
create index enrolment_by_node on enrolment (node_id, id) include (participant_id, stage, restricted) where not forgotten;
create index enrolment_by_stage on enrolment (node_id, stage, id) include (participant_id, restricted) where not forgotten;
drop index placement_by_node;
drop index placement_by_enterprise;
create index placement_by_node on placement (node_id, first_day desc, id)
  include (enterprise_id, sent, over_on, forgotten_at, state, withheld, referral_id, restricted);
create index placement_by_enterprise on placement (enterprise_id, first_day desc, id)
  include (node_id, sent, over_on, forgotten_at, state, withheld, referral_id, restricted);
--rollback drop policy enrolment_free on enrolment; drop policy placement_free on placement;
--rollback drop trigger enrolment_restricted_as_participant on enrolment;
--rollback drop trigger placement_restricted_as_participant on placement;
--rollback drop function take_over_restriction;
--rollback drop trigger participant_restricted_with_records on participant; drop function restrict_records;
--rollback drop index placement_by_enterprise; drop index placement_by_node; drop index enrolment_by_stage; drop index enrolment_by_node;
--rollback alter table enrolment drop column restricted; alter table placement drop column restricted;
--rollback create index enrolment_by_stage on enrolment (node_id, stage, id) include (participant_id) where not forgotten;
--rollback create index enrolment_by_node on enrolment (node_id, id) include (participant_id, stage) where not forgotten;
--rollback create index placement_by_node on placement (node_id, first_day desc, id)
--rollback   include (enterprise_id, sent, over_on, forgotten_at, state, withheld, referral_id);
--rollback create index placement_by_enterprise on placement (enterprise_id, first_day desc, id)
--rollback   include (node_id, sent, over_on, forgotten_at, state, withheld, referral_id);
