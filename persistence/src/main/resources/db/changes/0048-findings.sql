--liquibase formatted sql

--changeset findings:0048-data-finding
--comment: What the checkers found to be wrong, and when that was mended; of each thing a kind is open once, also when two look at once. What it
--comment: is about is named by its kind. No past of it is kept beside.
create table data_finding (
  id uuid constraint data_finding_pkey primary key,
  kind varchar(40) collate "C" not null constraint data_finding_kind_known check (kind in (
    'placement-without-word', 'placements-overlap', 'placement-past-end', 'exit-without-outcome', 'consent-ended',
    'enrolment-past-end')),
  subject_id uuid not null,
  participant_id uuid not null constraint data_finding_participant_fk references participant (id),
  adviser varchar(200),
  since date not null,
  found_on date not null,
  mended_on date,
  constraint data_finding_mended_after_found check (mended_on >= found_on)
);
create unique index data_finding_open_once on data_finding (kind, subject_id) where mended_on is null;
create index data_finding_open on data_finding (since, id) where mended_on is null;
create index data_finding_by_participant on data_finding (participant_id);
alter table data_finding enable row level security, force row level security;
create policy data_finding_in_sight on data_finding using (
  exists (select from participant p where p.id = participant_id));
--rollback drop table data_finding;
