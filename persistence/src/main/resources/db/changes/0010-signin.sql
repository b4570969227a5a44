--liquibase formatted sql

--changeset signin:0010-authorization-code
--comment: A code that was taken stays until it is forgotten, so that a second taking is seen. Its session begins when it is taken: no key to it.
create table authorization_code (
  hash varchar(64) collate "C" constraint authorization_code_pkey primary key,
  client_id uuid not null constraint authorization_code_client_fk references client (id),
  account_id uuid not null constraint authorization_code_account_fk references account (id),
  redirect_uri varchar(2000) not null,
  challenge varchar(128) not null,
  scopes text[] not null,
  session_id uuid not null,
  expires_at timestamptz not null,
  is_taken boolean not null
);
create index authorization_code_by_age on authorization_code (expires_at);
--rollback drop table authorization_code;

--changeset signin:0010-session
--comment: over_at is when it gives tokens no more, whichever way: by it the old ones are found and forgotten.
create table session (
  id uuid constraint session_pkey primary key,
  account_id uuid not null constraint session_account_fk references account (id),
  client_id uuid not null constraint session_client_fk references client (id),
  scopes text[] not null,
  started_at timestamptz not null,
  last_used_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz,
  over_at timestamptz not null generated always as (least(ended_at, expires_at)) stored
);
create index session_by_account on session (account_id, last_used_at, id) where ended_at is null;
create index session_by_age on session (over_at);
--rollback drop table session;

--changeset signin:0010-refresh-token
--comment: Every token of a session, the used ones too: one that comes back is a sign of theft.
create table refresh_token (
  hash varchar(64) collate "C" constraint refresh_token_pkey primary key,
  session_id uuid not null constraint refresh_token_session_fk references session (id) on delete cascade,
  is_taken boolean not null
);
create index refresh_token_by_session on refresh_token (session_id);
--rollback drop table refresh_token;

--changeset signin:0010-signing-key
--comment: The keys that sign, for all processes of an installation; the private half is encrypted with a key that is not here.
create table signing_key (
  kid varchar(100) collate "C" constraint signing_key_pkey primary key,
  private_key text not null,
  public_jwk text not null,
  created_at timestamptz not null,
  signs_from timestamptz not null
);
--rollback drop table signing_key;
