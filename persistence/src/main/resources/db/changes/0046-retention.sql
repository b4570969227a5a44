--liquibase formatted sql

--changeset retention:0046-hold
--comment: That it is to be kept until a day who a participant is. It is released and never changed; no past of it is kept.
create table retention_hold (
  id uuid constraint retention_hold_pkey primary key,
  revision bigint not null,
  changed_at timestamptz not null,
  participant_id uuid not null constraint retention_hold_participant_fk references participant (id),
  reason varchar(20) not null constraint retention_hold_reason_known check (reason in ('funder', 'claim', 'supervision', 'other')),
  words varchar(500),
  until_day date not null,
  given_by varchar(200) not null,
  given_at timestamptz not null,
  released_by varchar(200),
  released_at timestamptz,
  constraint retention_hold_other_explained check (reason <> 'other' or words is not null),
  constraint retention_hold_released_by_somebody check (num_nonnulls(released_by, released_at) in (0, 2))
);
create index retention_hold_by_participant on retention_hold (participant_id, given_at desc);
alter table retention_hold enable row level security, force row level security;
create policy retention_hold_in_sight on retention_hold using (
  exists (select from participant p where p.id = participant_id));
--rollback drop table retention_hold;

--changeset retention:0046-notice
--comment: That the node has been told that it goes who a participant is, since when, and on which day. It goes with what is kept.
create table retention_notice (
  participant_id uuid constraint retention_notice_pkey primary key
    constraint retention_notice_identification_fk references participant_identification (participant_id) on delete cascade,
  told_on date not null,
  goes_on date not null,
  constraint retention_notice_told_before check (told_on < goes_on)
);
create index retention_notice_by_day on retention_notice (goes_on, participant_id);
alter table retention_notice enable row level security, force row level security;
create policy retention_notice_in_sight on retention_notice using (
  exists (select from participant p where p.id = participant_id));
--rollback drop table retention_notice;

--changeset retention:0046-forgotten splitStatements:false
--comment: With a participant goes for what it was kept who that was.
create function forget_holds() returns trigger language plpgsql as $$
begin
  delete from retention_hold where participant_id = new.id;
  return null;
end $$;
create trigger participant_erased_with_holds after update of erased_at on participant
  for each row when (new.erased_at is not null and old.erased_at is null) execute function forget_holds();
--rollback drop trigger participant_erased_with_holds on participant; drop function forget_holds;
