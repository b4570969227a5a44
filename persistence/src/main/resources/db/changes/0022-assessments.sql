--liquibase formatted sql

--changeset assessments:0022-withdrawn
--comment: Who would have an enterprise assessed can withdraw that until it is decided, with little written or much; then another can
--comment: begin. The list of states that an installation has already gets the code too.
alter table assessment
  drop constraint assessment_state_known,
  add constraint assessment_state_known check (state in ('draft', 'submitted', 'rejection-told', 'contested', 'confirmed',
    'rejected', 'withdrawn')),
  drop constraint assessment_submitted_with_evidence,
  add constraint assessment_submitted_with_evidence check (state in ('draft', 'withdrawn')
    or num_nulls(integration_evidence, participation_evidence, reinvestment_evidence, independence_evidence) = 0);
drop index assessment_one_open;
create unique index assessment_one_open on assessment (enterprise_id)
  where state not in ('confirmed', 'rejected', 'withdrawn');
alter table assessment_state_change
  drop constraint assessment_state_change_state_known,
  add constraint assessment_state_change_state_known check (state in ('draft', 'submitted', 'rejection-told', 'contested',
    'confirmed', 'rejected', 'withdrawn'));
insert into code_list_code (list, code, position, label_sv, label_en, source)
  select list, 'withdrawn', max(position) + 1, 'Återtagen', 'Withdrawn', 'chosen for this register'
  from code_list_code where list = 'assessment-states' group by list;
--rollback delete from code_list_code where list = 'assessment-states' and code = 'withdrawn';
--rollback alter table assessment_state_change drop constraint assessment_state_change_state_known,
--rollback   add constraint assessment_state_change_state_known
--rollback   check (state in ('draft', 'submitted', 'rejection-told', 'contested', 'confirmed', 'rejected'));
--rollback drop index assessment_one_open;
--rollback create unique index assessment_one_open on assessment (enterprise_id) where state not in ('confirmed', 'rejected');
--rollback alter table assessment
--rollback   drop constraint assessment_submitted_with_evidence,
--rollback   add constraint assessment_submitted_with_evidence check (state = 'draft'
--rollback     or num_nulls(integration_evidence, participation_evidence, reinvestment_evidence, independence_evidence) = 0),
--rollback   drop constraint assessment_state_known,
--rollback   add constraint assessment_state_known
--rollback   check (state in ('draft', 'submitted', 'rejection-told', 'contested', 'confirmed', 'rejected'));
