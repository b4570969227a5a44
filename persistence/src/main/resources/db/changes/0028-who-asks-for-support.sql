--liquibase formatted sql

--changeset support:0028-initiatives-ask
--comment: Support is asked for an enterprise or for an initiative: for one of both.
alter table support_case
  alter column enterprise_id drop not null,
  add column initiative_id uuid constraint support_case_initiative_fk references initiative (id),
  add constraint support_case_asked_for_one check (num_nonnulls(enterprise_id, initiative_id) = 1);
create index support_case_by_initiative on support_case (initiative_id, requested_on, id) where initiative_id is not null;
--rollback delete from support_case where initiative_id is not null;
--rollback alter table support_case drop column initiative_id, alter column enterprise_id set not null;

--changeset support:0028-declined
--comment: A node that says no, while others are left to ask, leaves the request to them. Who has said no stands with the case too.
alter table support_case add column declined_by uuid[] not null default '{}';
alter table support_case_step
  drop constraint support_case_step_node_when_of_node,
  add constraint support_case_step_node_when_of_node check (case when stage = 'requested' then node_id is null or position > 0
    else (stage in ('taken', 'refused')) = (node_id is not null) end);
--rollback update support_case_step set node_id = null where stage = 'requested';
--rollback alter table support_case_step drop constraint support_case_step_node_when_of_node,
--rollback   add constraint support_case_step_node_when_of_node check ((stage in ('taken', 'refused')) = (node_id is not null));
--rollback alter table support_case drop column declined_by;
