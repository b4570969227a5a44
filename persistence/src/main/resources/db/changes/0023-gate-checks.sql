--liquibase formatted sql

--changeset incubation:0023-tick-check-known
--comment: A line that the program does not know would make its initiative unreadable; every other code has such a check.
alter table initiative_tick add constraint initiative_tick_check_known check (gate_check in ('purpose-is-integration',
  'business-idea-described', 'group-stands-behind', 'plan-agreed', 'needs-mapped', 'legal-form-chosen',
  'statutes-adopted', 'budget-made', 'participation-documented', 'reinvestment-documented', 'income-covers-costs',
  'leadership-secured'));
--rollback alter table initiative_tick drop constraint initiative_tick_check_known;
