--liquibase formatted sql

--changeset nodes:0011-support-node
--comment: The support structure: one regional structure on any day, and local nodes near the enterprises.
create table support_node (
  id uuid constraint support_node_pkey primary key,
  revision bigint not null,
  changed_at timestamptz not null,
  kind varchar(20) not null constraint support_node_kind_known check (kind in ('regional', 'local')),
  name varchar(200) collate "sv-x-icu" not null,
  host_id uuid not null constraint support_node_host_fk references organisation (id),
  competence_areas text[] not null,
  from_day date not null,
  until_day date,
  open daterange not null generated always as (daterange(from_day, until_day, '[)')) stored,
  constraint support_node_open_not_empty check (until_day > from_day),
  constraint support_node_one_root exclude using gist (open with &&) where (kind = 'regional')
);
create index support_node_in_order on support_node ((kind <> 'regional'), name, id);
create index support_node_by_name on support_node (name, id);
create index support_node_by_host on support_node (host_id);
create index support_node_by_competence_areas on support_node using gin (competence_areas);
--rollback drop table support_node;

--changeset nodes:0011-coverage
--comment: Half-open periods; one that goes on lasts as long as its node, so whoever reads it asks the node too.
--comment: No municipality twice on a day in one node; the same index finds who covers a municipality.
--comment: Deferred: one save may change many rows, in any order.
create table support_node_coverage (
  id uuid constraint support_node_coverage_pkey primary key,
  node_id uuid not null constraint support_node_coverage_node_fk references support_node (id) on delete cascade,
  position int not null,
  municipality varchar(4) not null constraint support_node_coverage_municipality_fk references municipality (code),
  from_day date not null,
  until_day date,
  period daterange not null generated always as (daterange(from_day, until_day, '[)')) stored,
  constraint support_node_coverage_period_not_empty check (until_day > from_day),
  constraint support_node_coverage_once exclude using gist (municipality with =, node_id with =, period with &&)
    deferrable initially deferred
);
create index support_node_coverage_by_node on support_node_coverage (node_id);
--rollback drop table support_node_coverage;
