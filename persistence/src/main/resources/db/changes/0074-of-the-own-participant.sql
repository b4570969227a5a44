--liquibase formatted sql

--changeset handovers:0074-of-the-own-participant splitStatements:false
--comment: Nobody is placed or enrolled by a node of an organisation whose participant they are not, or who has been erased, also when they
--comment: are handed over or erased at that very moment: who tells of somebody holds the participant's row, and the other waits, or was first.
create function demand_own_participant() returns trigger language plpgsql as $$
declare
  sight text := coalesce(current_setting('participants.sight', true), '');
  is_own boolean;
begin
  perform set_config('participants.sight', 'region', true);
  perform from participant p join support_node a on a.id = p.node_id join support_node b on b.id = new.node_id
    where p.id = new.participant_id and p.erased_at is null and a.host_id = b.host_id for share of p;
  is_own := found;
  perform set_config('participants.sight', sight, true);
  if not is_own then
    raise exception 'nobody is placed or enrolled by who does not work with them'
      using errcode = '23514', table = tg_table_name, constraint = tg_name;
  end if;
  return new;
end $$;
drop trigger placement_of_nobody_erased on placement;
drop trigger enrolment_of_nobody_erased on enrolment;
create trigger placement_of_the_own_participant before insert on placement
  for each row execute function demand_own_participant();
create trigger enrolment_of_the_own_participant before insert on enrolment
  for each row execute function demand_own_participant();
--rollback drop trigger enrolment_of_the_own_participant on enrolment; drop trigger placement_of_the_own_participant on placement;
--rollback create trigger placement_of_nobody_erased before insert on placement for each row execute function demand_participant();
--rollback create trigger enrolment_of_nobody_erased before insert on enrolment for each row execute function demand_participant();
--rollback drop function demand_own_participant;
