--liquibase formatted sql

--changeset rules:0072-handover-answered
--comment: Until when an offered handover can be answered; assumed, until another row decides.
alter table rule drop constraint rule_kind_known;
alter table rule add constraint rule_kind_known check (kind in (
  'work-training-length', 'internship-length', 'employment-length', 'enrolment-length', 'suspension-length', 'outcome-told',
  'follow-up-from', 'follow-up-until', 'handover-answered'));
insert into rule (kind, version, months, days, assumed, validity) values ('handover-answered', 1, 0, 30, true, '[2000-01-01,)');
--rollback delete from rule where kind = 'handover-answered';
--rollback alter table rule drop constraint rule_kind_known;
--rollback alter table rule add constraint rule_kind_known check (kind in ('work-training-length', 'internship-length', 'employment-length', 'enrolment-length', 'suspension-length', 'outcome-told', 'follow-up-from', 'follow-up-until'));

--changeset participants:0072-ended-by-handover
--comment: That a consent holds no more since the person was handed over to who it does not name, and not since it was taken back.
alter table participant_consent add ended_by_handover boolean not null default false,
  add constraint participant_consent_ended_once check (not ended_by_handover or withdrawn_on is not null);
--rollback alter table participant_consent drop column ended_by_handover;

--changeset handovers:0072-handover
--comment: One row per handover: its stage is the last that somebody took it to, and one that is offered and past its last day has expired.
--comment: What the receiver is told of the person stands here while it waits; then the gender alone, by which who has left is counted.
--comment: Without reason it is forgotten, and shown to nobody. No past of it is kept.
create table handover (
  id uuid constraint handover_pkey primary key,
  revision bigint not null,
  changed_at timestamptz not null,
  participant_id uuid not null constraint handover_participant_fk references participant (id),
  from_node_id uuid not null constraint handover_from_node_fk references support_node (id),
  to_node_id uuid not null constraint handover_to_node_fk references support_node (id),
  reason varchar(20) constraint handover_reason_known check (
    reason in ('moved', 'other-support', 'own-choice', 'node-closes', 'other')),
  project_id uuid constraint handover_project_fk references project (id),
  birth_year int constraint handover_birth_year_range check (birth_year between 1900 and 2199),
  gender varchar(20) not null constraint handover_gender_known check (gender in ('woman', 'man', 'non-binary', 'unknown')),
  municipality varchar(4) constraint handover_municipality_fk references municipality (code),
  target_groups text[] not null,
  offered_by varchar(200) not null,
  offered_at timestamptz not null,
  rule_version int,
  rule_months int,
  rule_days int,
  answer_by date,
  stage varchar(20) not null constraint handover_stage_known check (
    stage in ('offered', 'accepted', 'declined', 'withdrawn', 'expired')),
  refusal varchar(20) constraint handover_refusal_known check (
    refusal in ('no-room', 'outside-area', 'not-the-support', 'other')),
  closed_by varchar(200),
  closed_at timestamptz,
  constraint handover_between_two check (from_node_id <> to_node_id),
  constraint handover_rule_whole check (num_nonnulls(rule_version, rule_months, rule_days, answer_by) in (0, 4)),
  constraint handover_closed_by_somebody check (
    num_nonnulls(closed_by, closed_at) = case stage when 'offered' then 0 else 2 end),
  constraint handover_declined_for_a_reason check (
    (refusal is not null) = (stage = 'declined' and reason is not null)),
  constraint handover_told_while_it_waits check (stage = 'offered'
    or (num_nonnulls(birth_year, municipality) = 0 and cardinality(target_groups) = 0)),
  constraint handover_forgotten_when_over check (reason is not null or stage <> 'offered')
);
create unique index handover_one_open on handover (participant_id) where stage = 'offered';
create index handover_by_from on handover (from_node_id, offered_at, id) include (to_node_id, stage, answer_by);
create index handover_by_to on handover (to_node_id, offered_at, id) include (from_node_id, stage, answer_by);
create index handover_by_participant on handover (participant_id, id);
create index handover_waiting on handover (to_node_id, offered_at) where stage = 'offered';
alter table handover enable row level security, force row level security;
create policy handover_in_sight on handover using (
  (select participants_of_region())
  or from_node_id = any ((select participants_of_nodes())::uuid[])
  or to_node_id = any ((select participants_of_nodes())::uuid[]));
--rollback drop table handover;

--changeset handovers:0072-of-nobody-erased
--comment: Nobody is offered who is being erased, also at that very moment.
create trigger handover_of_nobody_erased before insert on handover
  for each row execute function demand_participant();
--rollback drop trigger handover_of_nobody_erased on handover;

--changeset handovers:0072-forgotten splitStatements:false
--comment: With a participant goes why they were handed over, or were not; what waits is taken back. That somebody was is counted.
create function forget_handovers() returns trigger language plpgsql as $$
declare
  sight text := coalesce(current_setting('participants.sight', true), '');
begin
  perform set_config('participants.sight', 'region', true);
  update handover set reason = null, refusal = null, project_id = null, birth_year = null, municipality = null, target_groups = '{}',
      stage = case when stage = 'offered' then 'withdrawn' else stage end,
      closed_by = coalesce(closed_by, new.erased_by), closed_at = coalesce(closed_at, new.erased_at),
      revision = revision + 1, changed_at = now()
    where participant_id = new.id;
  perform set_config('participants.sight', sight, true);
  return null;
end $$;
create trigger participant_erased_with_handovers after update of erased_at on participant
  for each row when (new.erased_at is not null and old.erased_at is null) execute function forget_handovers();
--rollback drop trigger participant_erased_with_handovers on participant; drop function forget_handovers;

--changeset handovers:0072-protected splitStatements:false
--comment: Of who has a protected identity it is not told where they live, also when that becomes known while an offer waits.
create function hide_municipality() returns trigger language plpgsql as $$
begin
  update handover set municipality = null, revision = revision + 1, changed_at = now()
    where participant_id = new.id and municipality is not null;
  return null;
end $$;
create trigger participant_protected_in_handovers after update of protected_identity on participant
  for each row when (new.protected_identity and not old.protected_identity) execute function hide_municipality();
--rollback drop trigger participant_protected_in_handovers on participant; drop function hide_municipality;
