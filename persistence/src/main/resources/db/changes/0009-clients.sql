--liquibase formatted sql

--changeset clients:0009-client
--comment: One row per program that comes to the API; an app has addresses to answer to and keeps no secret, a machine the other way.
create table client (
  id uuid constraint client_pkey primary key,
  revision bigint not null,
  changed_at timestamptz not null,
  name varchar(200) collate "sv-x-icu" not null,
  organisation_id uuid not null constraint client_organisation_fk references organisation (id),
  kind varchar(20) not null constraint client_kind_known check (kind in ('machine', 'app')),
  state varchar(20) not null constraint client_state_known check (state in ('active', 'disabled')),
  scopes text[] not null,
  reach varchar(20) not null constraint client_reach_known check (reach in ('organisation', 'node', 'region')),
  jwks text,
  redirect_uris text[] not null,
  expires_at timestamptz,
  constraint client_app_has_redirects check ((kind = 'app') = (cardinality(redirect_uris) > 0)),
  constraint client_app_has_no_keys check (kind = 'machine' or jwks is null)
);
create index client_by_name on client (name, id);
create index client_by_organisation on client (organisation_id, name, id);
--rollback drop table client;

--changeset clients:0009-client-secret
--comment: Of a secret there is only its hash, and its last characters for its owner to know it by.
create table client_secret (
  id uuid constraint client_secret_pkey primary key,
  client_id uuid not null constraint client_secret_client_fk references client (id) on delete cascade,
  position int not null,
  hash varchar(64) collate "C" not null,
  hint varchar(4) not null,
  created_at timestamptz not null,
  expires_at timestamptz
);
create index client_secret_by_client on client_secret (client_id, position);
--rollback drop table client_secret;
