--liquibase formatted sql

--changeset identities:0031-key
--comment: The key of one person's data, encrypted under the master keyset. A transaction names the one person whom it may open.
create table identity_key (
  participant_id uuid constraint identity_key_pkey primary key
    constraint identity_key_identification_fk references participant_identification (participant_id) on delete cascade,
  sealed text not null
);
alter table identity_key enable row level security, force row level security;
create policy identity_key_opened on identity_key using (
  participant_id = nullif(current_setting('participants.opened', true), '')::uuid
  and exists (select from participant p where p.id = participant_id));
--rollback drop table identity_key;

--changeset identities:0031-identity
--comment: Who somebody is, encrypted with that key; without the key it is nothing.
create table identity (
  participant_id uuid constraint identity_pkey primary key
    constraint identity_key_fk references identity_key (participant_id) on delete cascade,
  sealed text not null
);
alter table identity enable row level security, force row level security;
create policy identity_opened on identity using (
  participant_id = nullif(current_setting('participants.opened', true), '')::uuid
  and exists (select from participant p where p.id = participant_id));
--rollback drop table identity;

--changeset identities:0031-mark
--comment: Keyed hashes of what somebody is known again by.
create table identity_mark (
  participant_id uuid not null constraint identity_mark_key_fk references identity_key (participant_id) on delete cascade,
  mark varchar(43) collate "C" not null,
  constraint identity_mark_pkey primary key (participant_id, mark)
);
create index identity_mark_by_mark on identity_mark (mark);
alter table identity_mark enable row level security, force row level security;
create policy identity_mark_in_sight on identity_mark using (
  exists (select from participant p where p.id = participant_id));
--rollback drop table identity_mark;

--changeset identities:0031-mark-key
--comment: The key of all marks, encrypted under the master keyset: one row, written once.
create table identity_mark_key (
  the_only boolean constraint identity_mark_key_pkey primary key default true constraint identity_mark_key_once check (the_only),
  sealed text not null
);
alter table identity_mark_key enable row level security, force row level security;
create policy identity_mark_key_read on identity_mark_key for select using (
  current_setting('participants.sight', true) <> '');
create policy identity_mark_key_written on identity_mark_key for insert with check (
  current_setting('participants.sight', true) <> '');
--rollback drop table identity_mark_key;

--changeset identities:0031-access
--comment: Who came to know who somebody is, for that person to see. It only grows: no policy lets a row be changed or taken away,
--comment: and the participant's row stays when it is erased.
create table identity_access (
  id uuid constraint identity_access_pkey primary key,
  participant_id uuid not null constraint identity_access_participant_fk references participant (id),
  kind varchar(20) not null constraint identity_access_kind_known check (kind in ('read', 'found', 'document')),
  reason varchar(20) not null constraint identity_access_reason_known check (reason in (
    'contact', 'funder-report', 'partner', 'evaluation', 'correction', 'own-request', 'other')),
  words varchar(500),
  organisation_id uuid,
  who varchar(200) not null,
  at timestamptz not null,
  constraint identity_access_other_explained check (reason <> 'other' or words is not null)
);
create index identity_access_by_participant on identity_access (participant_id, at, id);
alter table identity_access enable row level security, force row level security;
create policy identity_access_read on identity_access for select using (
  exists (select from participant p where p.id = participant_id));
create policy identity_access_written on identity_access for insert with check (
  exists (select from participant p where p.id = participant_id));
revoke update, delete, truncate on identity_access from current_user;
--rollback grant update, delete, truncate on identity_access to current_user; drop table identity_access;
