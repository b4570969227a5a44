--liquibase formatted sql

--changeset placements:0037-sight splitStatements:false
--comment: At whose enterprises the placements are that a transaction may come near beside those of its participants, and on which day it
--comment: looks: an enterprise sees who is placed with it for that time, and thirty days more.
create function placements_of_hosts() returns uuid[] language sql stable parallel safe
  return array(select id from enterprise where organisation_id = any (
    nullif(current_setting('placements.hosts', true), '')::uuid[]));
create function placements_day() returns date language sql stable parallel safe
  return nullif(current_setting('placements.day', true), '')::date;
--rollback drop function placements_day; drop function placements_of_hosts;

--changeset placements:0037-placement
--comment: A participant at a place. The rule that its length was judged by is kept as it was.
create table placement (
  id uuid constraint placement_pkey primary key,
  revision bigint not null,
  changed_at timestamptz not null,
  place_id uuid not null constraint placement_place_fk references place (id),
  kind varchar(20) not null constraint placement_kind_known check (kind in ('work-training', 'internship', 'employment')),
  enterprise_id uuid not null constraint placement_enterprise_fk references enterprise (id),
  participant_id uuid not null constraint placement_participant_fk references participant (id),
  node_id uuid not null constraint placement_node_fk references support_node (id),
  state varchar(20) not null constraint placement_state_known check (
    state in ('draft', 'to-sign', 'signed', 'ongoing', 'ended', 'ended-early', 'did-not-start', 'cancelled')),
  sent boolean not null,
  over_on date,
  first_day date not null,
  last_day date not null,
  hours_per_week int not null constraint placement_hours_in_bounds check (hours_per_week between 1 and 40),
  tasks varchar(2000) not null,
  author varchar(200) not null,
  authored_at timestamptz not null,
  rule_version int,
  rule_months int,
  rule_latest_day date,
  permit_reason varchar(2000),
  permit_by varchar(200),
  permit_at timestamptz,
  remark varchar(2000),
  ended_on date,
  hours_missed int constraint placement_missed_not_negative check (hours_missed >= 0),
  cause varchar(20) constraint placement_cause_known check (
    cause in ('participant', 'host', 'referrer', 'health', 'other')),
  job_form varchar(20) constraint placement_job_form_known check (
    job_form in ('permanent', 'fixed-term', 'subsidised', 'self-employed')),
  job_start date,
  answer varchar(20) constraint placement_answer_known check (answer in ('agrees', 'contests', 'not-heard')),
  comment varchar(2000),
  ended_by varchar(200),
  ended_at timestamptz,
  constraint placement_last_day_not_before_first check (last_day >= first_day),
  constraint placement_rule_whole check (num_nonnulls(rule_version, rule_months, rule_latest_day) in (0, 3)),
  constraint placement_permit_whole check (num_nonnulls(permit_reason, permit_by, permit_at) in (0, 3)),
  constraint placement_within_rule_or_permitted check (
    state in ('draft', 'cancelled') or rule_latest_day is null or last_day <= rule_latest_day or permit_at is not null),
  constraint placement_over_when_over check (
    (state in ('ended', 'ended-early', 'did-not-start', 'cancelled')) = (over_on is not null)),
  constraint placement_ending_when_ended check (
    num_nonnulls(ended_on, hours_missed, answer, ended_by, ended_at)
      = case when state in ('ended', 'ended-early') then 5 else 0 end),
  constraint placement_ended_early_before_plan check (
    case state when 'ended' then ended_on = last_day when 'ended-early' then ended_on < last_day else true end),
  constraint placement_job_whole check (num_nonnulls(job_form, job_start) in (0, 2)),
  constraint placement_contested_in_words check (answer <> 'contests' or comment is not null)
);
create unique index placement_one_open on placement (participant_id, place_id)
  where state in ('draft', 'to-sign', 'signed', 'ongoing');
create index placement_by_participant on placement (participant_id, first_day desc);
create index placement_by_place on placement (place_id, first_day desc);
create index placement_by_enterprise on placement (enterprise_id, first_day desc);
create index placement_by_node on placement (node_id, first_day desc);
create index placement_by_first_day on placement (first_day desc, id);
create index placement_exceeding on placement (node_id, first_day desc) where rule_latest_day < last_day;
alter table placement enable row level security, force row level security;
create policy placement_in_sight on placement using (
  (select participants_of_region())
  or node_id = any ((select participants_of_nodes())::uuid[])
  or (sent and enterprise_id = any ((select placements_of_hosts())::uuid[])
    and coalesce(over_on + 30 >= (select placements_day()), over_on is null)));
--rollback drop table placement;

--changeset placements:0037-placement-signature
--comment: Who has signed what is agreed as it is now: once each.
create table placement_signature (
  placement_id uuid not null constraint placement_signature_placement_fk references placement (id) on delete cascade,
  position int not null,
  party varchar(20) not null constraint placement_signature_party_known check (
    party in ('participant', 'host', 'referrer')),
  by_representative boolean not null,
  signed_on date not null,
  recorded_by varchar(200) not null,
  recorded_at timestamptz not null,
  constraint placement_signature_pkey primary key (placement_id, position),
  constraint placement_signature_representative_of_participant check (not by_representative or party = 'participant')
);
alter table placement_signature enable row level security, force row level security;
create policy placement_signature_in_sight on placement_signature using (
  exists (select from placement p where p.id = placement_id));
--rollback drop table placement_signature;

--changeset placements:0037-placement-state-change
--comment: Every step of a placement, with who, when and why; nothing is taken away.
create table placement_state_change (
  placement_id uuid not null constraint placement_state_change_placement_fk references placement (id) on delete cascade,
  position int not null,
  state varchar(20) not null constraint placement_state_change_state_known check (
    state in ('draft', 'to-sign', 'signed', 'ongoing', 'ended', 'ended-early', 'did-not-start', 'cancelled')),
  on_day date not null,
  cause varchar(20) constraint placement_state_change_cause_known check (
    cause in ('participant', 'host', 'referrer', 'health', 'other')),
  reason varchar(2000),
  recorded_by varchar(200) not null,
  recorded_at timestamptz not null,
  constraint placement_state_change_pkey primary key (placement_id, position),
  constraint placement_state_change_cause_when_not_begun check ((state = 'did-not-start') = (cause is not null)),
  constraint placement_state_change_reason_when_cancelled check (state <> 'cancelled' or reason is not null)
);
alter table placement_state_change enable row level security, force row level security;
create policy placement_state_change_in_sight on placement_state_change using (
  exists (select from placement p where p.id = placement_id));
--rollback drop table placement_state_change;
