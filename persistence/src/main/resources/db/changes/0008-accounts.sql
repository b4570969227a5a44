--liquibase formatted sql

--changeset accounts:0008-account
--comment: One row per person who signs in; the address is kept in lower case, so that its uniqueness sees through capitals.
--comment: Of a password, a second factor and a link there is only what cannot be used by who reads the table.
create table account (
  id uuid constraint account_pkey primary key,
  revision bigint not null,
  changed_at timestamptz not null,
  email varchar(254) collate "C" not null constraint account_email_unique unique
    constraint account_email_shape check (email ~ '^[^A-Z\s@]+@[^A-Z\s@]+$'),
  name varchar(200) collate "sv-x-icu" not null,
  state varchar(20) not null constraint account_state_known check (state in ('invited', 'active', 'disabled')),
  password_hash varchar(300),
  second_factor text,
  link_purpose varchar(20) constraint account_link_purpose_known check (link_purpose in ('invitation', 'reset')),
  link_hash varchar(64) collate "C",
  link_expires_at timestamptz,
  created_at timestamptz not null,
  constraint account_active_with_password check (state <> 'active' or password_hash is not null),
  constraint account_link_whole check (num_nulls(link_purpose, link_hash, link_expires_at) in (0, 3))
);
create unique index account_one_for_a_link on account (link_hash) where link_hash is not null;
create index account_by_name on account (name, id);
create index account_by_email on account (email, id);
create index account_by_creation on account (created_at, id);
create index account_by_state on account (state, name, id);
create index account_by_name_trigrams on account using gin (name gin_trgm_ops);
create index account_by_email_trigrams on account using gin (email gin_trgm_ops);
--rollback drop table account;

--changeset accounts:0008-grant
--comment: A role is held once in an organisation. Deferred: one save may move roles past each other.
create table account_grant (
  account_id uuid not null constraint account_grant_account_fk references account (id) on delete cascade,
  position int not null,
  role varchar(40) not null constraint account_grant_role_known
    check (role in ('administrator', 'programme-manager', 'adviser', 'enterprise-manager', 'supervisor', 'case-officer',
      'evaluator', 'auditor')),
  organisation_id uuid not null constraint account_grant_organisation_fk references organisation (id),
  reach varchar(20) not null constraint account_grant_reach_known check (reach in ('organisation', 'node', 'region')),
  constraint account_grant_pkey primary key (account_id, position),
  constraint account_grant_once unique (account_id, role, organisation_id) deferrable initially deferred
);
create index account_grant_by_organisation on account_grant (organisation_id, role, account_id);
--rollback drop table account_grant;

--changeset accounts:0008-api-key
--comment: The keys of those who script; a key that was taken back stays, so that its owner sees when.
create table api_key (
  id uuid constraint api_key_pkey primary key,
  revision bigint not null,
  changed_at timestamptz not null,
  account_id uuid not null constraint api_key_account_fk references account (id),
  name varchar(100) not null,
  hash varchar(64) collate "C" not null constraint api_key_hash_unique unique,
  hint varchar(4) not null,
  scopes text[] not null constraint api_key_scopes_given check (cardinality(scopes) > 0),
  created_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  constraint api_key_expires_after_creation check (expires_at > created_at)
);
create index api_key_by_account on api_key (account_id, created_at, id);
--rollback drop table api_key;

--changeset accounts:0008-sign-in-attempt
--comment: Failures in a row by the hash of an address, whether an account has it or not: the table tells no addresses.
create table sign_in_attempt (
  key varchar(64) collate "C" constraint sign_in_attempt_pkey primary key,
  failures int not null constraint sign_in_attempt_failures_positive check (failures > 0),
  last_at timestamptz not null
);
create index sign_in_attempt_by_age on sign_in_attempt (last_at);
--rollback drop table sign_in_attempt;
