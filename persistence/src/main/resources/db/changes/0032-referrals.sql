--liquibase formatted sql

--changeset referrals:0032-sight splitStatements:false
--comment: Whose referrals a transaction may come near, beside those of the nodes in participants.sight: it says so itself, in
--comment: referrals.partners, as the organisations that referred. A transaction that says nothing comes near none.
create function referrals_of_partners() returns uuid[] language sql stable parallel safe
  return nullif(current_setting('referrals.partners', true), '')::uuid[];
--rollback drop function referrals_of_partners;

--changeset referrals:0032-referral
--comment: One row per referral. Its stage is the last that somebody took it to: one that is sent and past its last day has expired. A draft
--comment: is the partner's alone. No past of it is kept.
create table referral (
  id uuid constraint referral_pkey primary key,
  revision bigint not null,
  changed_at timestamptz not null,
  partner_id uuid not null constraint referral_partner_fk references organisation (id),
  reference varchar(40) collate "C",
  node_id uuid not null constraint referral_node_fk references support_node (id),
  birth_year int constraint referral_birth_year_range check (birth_year between 1900 and 2199),
  gender varchar(20) constraint referral_gender_known check (gender in ('woman', 'man', 'non-binary', 'unknown')),
  municipality varchar(4) constraint referral_municipality_fk references municipality (code),
  target_groups text[] not null,
  protected_identity boolean not null,
  participant_id uuid constraint referral_participant_fk references participant (id),
  stage varchar(20) not null constraint referral_stage_known check (
    stage in ('draft', 'sent', 'accepted', 'declined', 'withdrawn', 'obsolete')),
  reason varchar(20) constraint referral_reason_known check (reason in (
    'unreachable', 'no-show', 'hired-elsewhere', 'in-training', 'not-eligible', 'not-mobile', 'not-interested',
    'lacking-skills', 'no-place', 'duplicate', 'other')),
  sent_on date,
  remind_on date,
  answer_by date,
  constraint referral_reference_once unique (partner_id, reference),
  constraint referral_declined_for_a_reason check ((stage = 'declined') = (reason is not null)),
  constraint referral_waits_once_sent check (num_nonnulls(sent_on, remind_on, answer_by) = case stage when 'draft' then 0 else 3 end),
  constraint referral_reminded_before_the_end check (remind_on <= answer_by),
  constraint referral_accepted_as_somebody check (stage <> 'accepted' or participant_id is not null),
  constraint referral_of_nobody_in_a_draft check (stage <> 'draft' or participant_id is null),
  constraint referral_told_until_forgotten check (case when reference is not null then gender is not null
    else num_nonnulls(gender, birth_year, municipality) = 0 and cardinality(target_groups) = 0
      and not protected_identity and participant_id is not null end)
);
create index referral_by_partner on referral (partner_id, id) include (stage, node_id);
create index referral_by_node on referral (node_id, id) include (stage, partner_id);
create index referral_waiting on referral (remind_on, id) where stage = 'sent';
create index referral_by_participant on referral (participant_id) where participant_id is not null;
alter table referral enable row level security, force row level security;
create policy referral_in_sight on referral using (
  partner_id = any ((select referrals_of_partners())::uuid[])
  or (stage <> 'draft'
    and ((select participants_of_region()) or node_id = any ((select participants_of_nodes())::uuid[]))));
--rollback drop table referral;

--changeset referrals:0032-step
--comment: How a referral came to where it stands.
create table referral_step (
  referral_id uuid not null constraint referral_step_referral_fk references referral (id) on delete cascade,
  position int not null,
  stage varchar(20) not null constraint referral_step_stage_known check (
    stage in ('draft', 'sent', 'accepted', 'declined', 'withdrawn', 'obsolete')),
  reason varchar(20),
  changed_by varchar(200) not null,
  changed_at timestamptz not null,
  constraint referral_step_pkey primary key (referral_id, position),
  constraint referral_step_declined_for_a_reason check ((stage = 'declined') = (reason is not null))
);
alter table referral_step enable row level security, force row level security;
create policy referral_step_in_sight on referral_step using (
  exists (select from referral r where r.id = referral_id));
--rollback drop table referral_step;

--changeset referrals:0032-forgotten splitStatements:false
--comment: With a participant goes what partners told of the person, and by what they know the case again: no code has to remember it.
--comment: Who erases is at the node, and so has the node's referrals in sight.
create function forget_referrals() returns trigger language plpgsql as $$
begin
  update referral set reference = null, birth_year = null, gender = null, municipality = null, target_groups = '{}',
    protected_identity = false, revision = revision + 1, changed_at = now() where participant_id = new.id;
  return null;
end $$;
create trigger participant_erased_with_referrals after update of erased_at on participant
  for each row when (new.erased_at is not null and old.erased_at is null) execute function forget_referrals();
--rollback drop trigger participant_erased_with_referrals on participant; drop function forget_referrals;
