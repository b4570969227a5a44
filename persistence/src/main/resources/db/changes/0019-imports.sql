--liquibase formatted sql

--changeset imports:0019-data-import
--comment: Imports of late, forgotten some days after they end. Whoever runs one is seen now and then; one whose runner is not seen
--comment: any more is ended by others. The organisation is whom it was asked for by a token, as in the journal.
create table data_import (
  id uuid constraint data_import_pkey primary key,
  kind varchar(20) not null constraint data_import_kind_known check (kind in ('organisations', 'enterprises')),
  mode varchar(20) not null constraint data_import_mode_known check (mode in ('all-or-nothing', 'valid-rows')),
  dry_run boolean not null,
  organisation_id uuid not null,
  submitted_by varchar(200) not null,
  submitted_at timestamptz not null,
  state varchar(20) not null constraint data_import_state_known check (
    state in ('queued', 'running', 'done', 'refused', 'failed', 'interrupted')),
  rows_done int not null,
  rows_total int,
  added int not null,
  changed int not null,
  unchanged int not null,
  faulty_rows int not null,
  faults int not null,
  seen_at timestamptz not null,
  ended_at timestamptz,
  constraint data_import_ended_when_over check ((state in ('queued', 'running')) = (ended_at is null))
);
create index data_import_newest on data_import (submitted_at desc, id desc);
create index data_import_by_organisation on data_import (organisation_id, submitted_at desc, id desc);
create index data_import_by_end on data_import (ended_at);
create index data_import_going_on on data_import (seen_at) where ended_at is null;
--rollback drop table data_import;

--changeset imports:0019-data-import-fault
--comment: The first faults of a file, in the order of its rows; with what stood there, since that goes when the import is forgotten.
create table data_import_fault (
  import_id uuid not null constraint data_import_fault_import_fk references data_import (id) on delete cascade,
  position int not null,
  at_row int not null,
  at_column varchar(60),
  code varchar(60) not null,
  arguments text[] not null,
  value varchar(200),
  constraint data_import_fault_pkey primary key (import_id, position)
);
--rollback drop table data_import_fault;
