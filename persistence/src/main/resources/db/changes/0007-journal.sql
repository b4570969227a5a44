--liquibase formatted sql

--changeset journal:0007-journal-entry
--comment: What happened, who did it and which fields changed; each index ends in the order in which the journal is read.
create table journal_entry (
  id uuid constraint journal_entry_pkey primary key,
  at timestamptz not null,
  event varchar(100) not null,
  subject uuid,
  revision bigint,
  kind varchar(10) not null constraint journal_entry_kind_known check (kind in ('person', 'client', 'system')),
  who varchar(200) not null,
  organisation_id uuid,
  trace_id varchar(32),
  address varchar(100),
  changes jsonb not null
);
create index journal_entry_by_time on journal_entry (at, id);
create index journal_entry_by_subject on journal_entry (subject, at, id);
create index journal_entry_by_event on journal_entry (event, at, id);
create index journal_entry_by_theme on journal_entry (split_part(event, '.', 1), at, id);
create index journal_entry_by_who on journal_entry (who, at, id);
--rollback drop table journal_entry;

--changeset journal:0007-journal-entry-only-grows splitStatements:false
--comment: What has been written stays. The role of the application gives up the right to change it, and a trigger refuses whoever keeps it, a superuser too.
create function journal_entry_only_grows() returns trigger language plpgsql as $$
begin
  raise exception 'journal_entry only grows' using errcode = 'insufficient_privilege';
end
$$;
create trigger journal_entry_only_grows before update or delete or truncate on journal_entry
  for each statement execute function journal_entry_only_grows();
revoke update, delete, truncate on journal_entry from current_user;
--rollback grant update, delete, truncate on journal_entry to current_user; drop trigger journal_entry_only_grows on journal_entry; drop function journal_entry_only_grows();
