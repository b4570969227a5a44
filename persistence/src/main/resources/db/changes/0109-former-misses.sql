--liquibase formatted sql

--changeset placements:0109-former-miss splitStatements:false
--comment: That a participant did not begin, where that was put down wrongly: for the node alone, and gone with the participant.
create table placement_former_miss (
  placement_id uuid not null constraint placement_former_miss_placement_fk references placement (id) on delete cascade,
  position int not null,
  on_day date not null,
  cause varchar(20) not null constraint placement_former_miss_cause_known check (
    cause in ('participant', 'host', 'referrer', 'health', 'other')),
  reason varchar(2000),
  recorded_by varchar(200) not null,
  recorded_at timestamptz not null,
  constraint placement_former_miss_pkey primary key (placement_id, position)
);
alter table placement_former_miss enable row level security, force row level security;
create policy placement_former_miss_in_sight on placement_former_miss using (
  exists (select from placement p where p.id = placement_id and ((select participants_of_region())
    or p.node_id = any ((select participants_of_nodes())::uuid[]))));
create function forget_former_misses() returns trigger language plpgsql as $$
begin
  delete from placement_former_miss where placement_id = new.id;
  return null;
end $$;
create trigger placement_forgotten_with_misses after update of forgotten_at on placement
  for each row when (new.forgotten_at is not null) execute function forget_former_misses();
--rollback drop trigger placement_forgotten_with_misses on placement; drop function forget_former_misses; drop table placement_former_miss;
