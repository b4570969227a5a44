--liquibase formatted sql

--changeset pathways:0081-enrolled-where-placed
--comment: An enterprise sees that somebody takes part in a project at the nodes of the organisation that placed them with it, and at no others.
alter policy enrolment_in_sight on enrolment using (
  (select participants_of_region())
  or node_id = any ((select participants_of_nodes())::uuid[])
  or (stage in ('planned', 'active', 'suspended') and participant_id = any ((select pathways_of_hosts())::uuid[])
    and exists (select from placement p join support_node a on a.id = p.node_id join support_node b on b.host_id = a.host_id
      where p.participant_id = enrolment.participant_id and b.id = enrolment.node_id and p.sent and p.forgotten_at is null
        and p.enterprise_id = any ((select placements_of_hosts())::uuid[])
        and coalesce(p.over_on + 30 >= (select placements_day()), p.over_on is null))));
--rollback alter policy enrolment_in_sight on enrolment using (
--rollback   (select participants_of_region())
--rollback   or node_id = any ((select participants_of_nodes())::uuid[])
--rollback   or (stage in ('planned', 'active', 'suspended') and participant_id = any ((select pathways_of_hosts())::uuid[])));
