--liquibase formatted sql

--changeset placements:0068-places-in-order
--comment: Free places come in their order out of the index, and are counted in it without a visit to their rows.
drop index place_free_by_municipality;
drop index place_free_by_kind;
create index place_free_by_municipality on place (municipality, kind, title, id) include (opens_on, closes_on, occupation, enterprise_id)
  where taken < capacity;
create index place_free_by_kind on place (kind, title, id) include (opens_on, closes_on, occupation, enterprise_id) where taken < capacity;
--rollback drop index place_free_by_kind; drop index place_free_by_municipality;
--rollback create index place_free_by_municipality on place (municipality, kind, title) where taken < capacity;
--rollback create index place_free_by_kind on place (kind, title) where taken < capacity;

--changeset placements:0068-placements-in-order
--comment: The same for placements of a node and at an enterprise, with what the policy asks of each.
drop index placement_by_node;
drop index placement_by_enterprise;
create index placement_by_node on placement (node_id, first_day desc, id) include (enterprise_id, sent, over_on, forgotten_at);
create index placement_by_enterprise on placement (enterprise_id, first_day desc, id)
  include (node_id, sent, over_on, forgotten_at);
--rollback drop index placement_by_enterprise; drop index placement_by_node;
--rollback create index placement_by_node on placement (node_id, first_day desc);
--rollback create index placement_by_enterprise on placement (enterprise_id, first_day desc);

--changeset pathways:0068-enrolments-in-order
--comment: The same for a node's enrolments, of all and of those in a stage.
drop index enrolment_by_node;
create index enrolment_by_node on enrolment (node_id, id) include (participant_id, stage) where not forgotten;
create index enrolment_by_stage on enrolment (node_id, stage, id) include (participant_id) where not forgotten;
--rollback drop index enrolment_by_stage; drop index enrolment_by_node;
--rollback create index enrolment_by_node on enrolment (node_id, id);

--changeset referrals:0068-referrals-in-order
--comment: Those that wait for an answer are few of all that were ever sent, and what is asked for most.
create index referral_sent_to_node on referral (node_id, id) include (answer_by, partner_id, stage) where stage = 'sent';
create index referral_sent_by_partner on referral (partner_id, id) include (answer_by, node_id, stage) where stage = 'sent';
--rollback drop index referral_sent_by_partner; drop index referral_sent_to_node;
