--liquibase formatted sql

--changeset participants:0030-sight splitStatements:false
--comment: Whose participants a transaction may come near: it says so itself, in participants.sight, as region or as the organisations
--comment: that run the nodes. A transaction that says nothing comes near none. Closed nodes count: who ran one answers for its people.
create function participants_of_region() returns boolean language sql stable parallel safe
  return coalesce(current_setting('participants.sight', true) = 'region', false);
create function participants_of_nodes() returns uuid[] language sql stable parallel safe
  return array(select id from support_node where host_id = any (
    nullif(nullif(current_setting('participants.sight', true), 'region'), '')::uuid[]));
--rollback drop function participants_of_nodes; drop function participants_of_region;

--changeset participants:0030-participant
--comment: One row per participant, by pseudonym; erased, it says no more than can be counted. No past of it is kept.
create table participant (
  id uuid constraint participant_pkey primary key,
  revision bigint not null,
  changed_at timestamptz not null,
  node_id uuid not null constraint participant_node_fk references support_node (id),
  code varchar(11) collate "C" constraint participant_code_unique unique,
  birth_year int constraint participant_birth_year_range check (birth_year between 1900 and 2199),
  gender varchar(20) not null constraint participant_gender_known check (gender in ('woman', 'man', 'non-binary', 'unknown')),
  municipality varchar(4) constraint participant_municipality_fk references municipality (code),
  target_groups text[] not null,
  protected_identity boolean not null,
  restricted_for varchar(20) constraint participant_restriction_known check (
    restricted_for in ('accuracy-contested', 'unlawful', 'needed-for-claim', 'objected')),
  restricted_by varchar(200),
  restricted_at timestamptz,
  erased_by varchar(200),
  erased_at timestamptz,
  constraint participant_restricted_by_somebody check (num_nonnulls(restricted_for, restricted_by, restricted_at) in (0, 3)),
  constraint participant_erased_by_somebody check (num_nonnulls(erased_by, erased_at) in (0, 2)),
  constraint participant_nothing_when_erased check (case when erased_at is null then code is not null
    else num_nonnulls(code, birth_year, municipality, restricted_for) = 0 and cardinality(target_groups) = 0
      and not protected_identity end)
);
create index participant_by_node on participant (node_id, code);
create index participant_by_birth_year on participant (birth_year, code);
create index participant_by_gender on participant (gender);
alter table participant enable row level security, force row level security;
create policy participant_in_sight on participant using (
  (select participants_of_region()) or node_id = any ((select participants_of_nodes())::uuid[]));
--rollback drop table participant;

--changeset participants:0030-consent
--comment: What a person has said yes to, and taken back; one that holds for each purpose, also when two record one at once.
create table participant_consent (
  id uuid constraint participant_consent_pkey primary key,
  participant_id uuid not null constraint participant_consent_participant_fk references participant (id) on delete cascade,
  position int not null,
  purpose varchar(20) not null constraint participant_consent_purpose_known check (
    purpose in ('contact', 'funder-report', 'partner', 'evaluation')),
  data text[] not null constraint participant_consent_data_known check (
    cardinality(data) > 0 and data <@ '{name,contact-details,personal-number,path}'),
  recipients text[] not null,
  signed_on date not null,
  recorded_by varchar(200) not null,
  recorded_at timestamptz not null,
  withdrawn_on date,
  withdrawn_by varchar(200),
  withdrawn_at timestamptz,
  constraint participant_consent_number_for_funder check (purpose = 'funder-report' or not 'personal-number' = any (data)),
  constraint participant_consent_withdrawn_by_somebody check (num_nonnulls(withdrawn_on, withdrawn_by, withdrawn_at) in (0, 3)),
  constraint participant_consent_not_before_signed check (withdrawn_on >= signed_on)
);
create index participant_consent_by_participant on participant_consent (participant_id);
create unique index participant_consent_one_that_holds on participant_consent (participant_id, purpose) where withdrawn_on is null;
alter table participant_consent enable row level security, force row level security;
create policy participant_consent_in_sight on participant_consent using (
  exists (select from participant p where p.id = participant_id));
--rollback drop table participant_consent;

--changeset participants:0030-identification
--comment: That it is kept who somebody is. What is kept hangs on this row, and goes with it.
create table participant_identification (
  participant_id uuid constraint participant_identification_pkey primary key
    constraint participant_identification_participant_fk references participant (id) on delete cascade,
  parts text[] not null constraint participant_identification_parts_known check (
    cardinality(parts) > 0 and parts <@ '{name,contact-details,personal-number}'),
  written_by varchar(200) not null,
  written_at timestamptz not null
);
alter table participant_identification enable row level security, force row level security;
create policy participant_identification_in_sight on participant_identification using (
  exists (select from participant p where p.id = participant_id));
--rollback drop table participant_identification;
