--liquibase formatted sql

--changeset wrapping:0087-keys-wrapped-anew
--comment: Who puts the keys of identities under another master key comes near all of them at once, and near nothing else; it says so to
--comment: the open transaction. What the keys open stays behind its own policies.
create policy identity_key_wrapped_read on identity_key for select using (current_setting('keys.wrapping', true) = 'on');
create policy identity_key_wrapped on identity_key for update using (current_setting('keys.wrapping', true) = 'on')
  with check (current_setting('keys.wrapping', true) = 'on');
create policy identity_mark_key_wrapped_read on identity_mark_key for select using (current_setting('keys.wrapping', true) = 'on');
create policy identity_mark_key_wrapped on identity_mark_key for update using (current_setting('keys.wrapping', true) = 'on')
  with check (current_setting('keys.wrapping', true) = 'on');
--rollback drop policy identity_key_wrapped_read on identity_key;
--rollback drop policy identity_key_wrapped on identity_key;
--rollback drop policy identity_mark_key_wrapped_read on identity_mark_key;
--rollback drop policy identity_mark_key_wrapped on identity_mark_key;
