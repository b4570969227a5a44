--liquibase formatted sql

--changeset findings:0073-node splitStatements:false
--comment: What was found is the node's whose record it is about, and stays that: when the participant comes to another node, it is neither
--comment: that node's to see nor its work, and nobody's any more, since who has nothing to do with the person mends nothing.
do $$ begin perform set_config('participants.sight', 'region', true); end $$;
alter table data_finding add node_id uuid constraint data_finding_node_fk references support_node (id);
update data_finding f set node_id = p.node_id from participant p where p.id = f.participant_id;
alter table data_finding alter node_id set not null;
create index data_finding_by_node on data_finding (node_id, since, id);
alter policy data_finding_in_sight on data_finding using (
  (select participants_of_region()) or node_id = any ((select participants_of_nodes())::uuid[]));
do $$ begin perform set_config('participants.sight', '', true); end $$;
--rollback alter policy data_finding_in_sight on data_finding using (exists (select from participant p where p.id = participant_id));
--rollback alter table data_finding drop column node_id;

--changeset findings:0073-handed-over splitStatements:false
--comment: What was found to be wrong of who is handed over is nobody's work any more.
create function leave_findings() returns trigger language plpgsql as $$
declare
  sight text := coalesce(current_setting('participants.sight', true), '');
begin
  perform set_config('participants.sight', 'region', true);
  update data_finding set mended_on = greatest(found_on, (now() at time zone 'Europe/Stockholm')::date)
    where participant_id = new.id and mended_on is null;
  perform set_config('participants.sight', sight, true);
  return null;
end $$;
create trigger participant_handed_over_with_findings after update of node_id on participant
  for each row when (new.node_id <> old.node_id) execute function leave_findings();
--rollback drop trigger participant_handed_over_with_findings on participant; drop function leave_findings;
