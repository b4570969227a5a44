--liquibase formatted sql

--changeset journal:0101-journal-without-paths
--comment: What was told of the way of a participant is taken out of the journal, which goes on telling that it changed, when and by whom.
--comment: Nobody but this change may do so: the trigger and what was given up are as before when it is done, and a
--comment: constraint refuses what a field that nobody has marked would tell.
grant update on journal_entry to current_user;
alter table journal_entry disable trigger journal_entry_only_grows;
update journal_entry set changes = (
  select jsonb_agg(
    case when split_part(it.one ->> 'field', '/', 1) = any (case split_part(event, '.', 1)
        when 'referral' then array['partner', 'node']
        when 'handover' then array['from', 'to', 'offered']
        else array[]::text[] end)
      then it.one else it.one || '{"before": null, "after": null}' end
    order by it.at)
  from jsonb_array_elements(changes) with ordinality as it(one, at))
where split_part(event, '.', 1) in ('enrolment', 'placement', 'referral', 'handover') and jsonb_array_length(changes) > 0;
alter table journal_entry enable trigger journal_entry_only_grows;
revoke update on journal_entry from current_user;
alter table journal_entry add constraint journal_entry_tells_no_path check (
  split_part(event, '.', 1) not in ('enrolment', 'placement')
  or not jsonb_path_exists(changes, '$[*] ? (@.before != null || @.after != null)'));
--rollback alter table journal_entry drop constraint journal_entry_tells_no_path;
