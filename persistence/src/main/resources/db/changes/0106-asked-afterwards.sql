--liquibase formatted sql

--changeset pathways:0106-asked splitStatements:false
--comment: Within which days somebody who has left is to be asked how it went afterwards, while that has not been told, is kept where it is
--comment: listed from. Nobody is asked who has been erased, or who left by taking their consent back.
do $$ begin perform set_config('participants.sight', 'region', true); end $$;
alter table enrolment add ask_from date, add ask_until date,
  add constraint enrolment_asked_from_and_until check (num_nonnulls(ask_from, ask_until) in (0, 2));
update enrolment e set
  ask_from = (a.from_day + make_interval(months => a.months, days => a.days))::date,
  ask_until = (b.from_day + make_interval(months => b.months, days => b.days))::date
  from enrolment_judgement a, enrolment_judgement b
  where a.enrolment_id = e.id and a.rule = 'follow-up-from' and b.enrolment_id = e.id and b.rule = 'follow-up-until'
    and e.left_on is not null and not e.forgotten
    and not exists (select from enrolment_reading r where r.enrolment_id = e.id and r.moment = 'follow-up')
    and not exists (select from enrolment_stage_change s where s.enrolment_id = e.id and s.reason = 'consent-withdrawn');
create index enrolment_to_ask on enrolment (node_id, ask_until, id) where ask_until is not null;
create function ask_nobody_forgotten() returns trigger language plpgsql as $$
begin
  new.ask_from := null;
  new.ask_until := null;
  return new;
end $$;
create trigger enrolment_forgotten_and_not_asked before update on enrolment
  for each row when (new.forgotten) execute function ask_nobody_forgotten();
do $$ begin perform set_config('participants.sight', '', true); end $$;
--rollback drop trigger enrolment_forgotten_and_not_asked on enrolment; drop function ask_nobody_forgotten;
--rollback alter table enrolment drop column ask_from, drop column ask_until;

--changeset findings:0106-follow-up-missing
--comment: That nobody was asked is found too.
alter table data_finding drop constraint data_finding_kind_known, add constraint data_finding_kind_known check (kind in (
  'placement-without-word', 'placements-overlap', 'placement-past-end', 'exit-without-outcome', 'consent-ended',
  'enrolment-past-end', 'follow-up-missing'));
--rollback select set_config('participants.sight', 'region', false);
--rollback delete from data_finding where kind = 'follow-up-missing';
--rollback select set_config('participants.sight', '', false);
--rollback alter table data_finding drop constraint data_finding_kind_known, add constraint data_finding_kind_known check (kind in (
--rollback   'placement-without-word', 'placements-overlap', 'placement-past-end', 'exit-without-outcome', 'consent-ended',
--rollback   'enrolment-past-end'));
