-- Who changes what, where the application asked the wrong question: the second line behind the policies of accounts, requests and withheld names.

-- Whoever signs in is found before anybody is known to ask, so accounts are read by all. Administrators change them; people change their own
-- password, and never their own roles or whether the account is open.
alter table account enable row level security;
create policy account_select on account for select using (true);
create policy account_insert on account for insert with check ((select cairn_keeps_people()));
create policy account_update on account for update using (person_id = (select cairn_person()) or (select cairn_keeps_people()));
create policy account_delete on account for delete using ((select cairn_keeps_people()));

create function account_is_kept() returns trigger language plpgsql as $$
begin
  if current_user = 'cairn_app' and not cairn_keeps_people()
    and (new.id, new.person_id, new.email, new.roles, new.active, new.closes_on) is distinct from (old.id, old.person_id, old.email, old.roles, old.active, old.closes_on) then
    raise exception 'Only administrators change roles, and open or close accounts.' using errcode = 'insufficient_privilege';
  end if;
  return new;
end
$$;
create trigger account_is_kept before update on account for each row execute function account_is_kept();

-- A notice is written by whoever changed who manages somebody; its reader marks it as read.
drop policy manager_change_notice_own on manager_change_notice;
create policy manager_change_notice_select on manager_change_notice for select using (recipient_id = (select cairn_person()));
create policy manager_change_notice_update on manager_change_notice for update using (recipient_id = (select cairn_person()));

-- An answer changes the state of a request; what was asked, of whom and about whom, stays.
create function feedback_request_stays() returns trigger language plpgsql as $$
begin
  if current_user = 'cairn_app'
    and (new.id, new.about_id, new.giver_id, new.asked_by, new.asked_at, new.framework_id, new.competencies, new.message)
      is distinct from (old.id, old.about_id, old.giver_id, old.asked_by, old.asked_at, old.framework_id, old.competencies, old.message) then
    raise exception 'What was asked stays as it was asked.' using errcode = 'insufficient_privilege';
  end if;
  return new;
end
$$;
create trigger feedback_request_stays before update on feedback_request for each row execute function feedback_request_stays();

-- Whether somebody managed whoever asks, on a day.
create function cairn_was_managed_by(manager uuid, day date) returns boolean language plpgsql stable security definer set search_path = public as $$
begin
  return exists (
    select from employment_manager it join employment on employment.id = it.employment_id
    where employment.person_id = cairn_person() and it.manager_id = manager and it.starts_on <= day and (it.ends_on is null or it.ends_on >= day)
  );
end
$$;

-- A name is withheld by those alone whom the person managed on the day of the work.
drop policy feedback_insert on feedback;
create policy feedback_insert on feedback for insert with check (
  giver_id = (select cairn_person())
  or giver_id is null and name_withheld and cairn_was_managed_by(about_id, observed_on)
  or giver_id is null and relation = 'outsider' and exists (select from outside_invitation where token_hash = cairn_outsider() and outside_invitation.about_id = feedback.about_id)
);

-- Whether feedback is being given under a withheld name by the transaction that asks.
create function cairn_gives_withheld(feedback uuid) returns boolean language plpgsql stable security definer set search_path = public as $$
begin
  return exists (select from feedback it where it.id = cairn_gives_withheld.feedback and it.name_withheld and it.xmin = pg_current_xact_id()::xid);
end
$$;

-- Whose words they are is written down while they are given, and never again: nobody claims what somebody else gave.
drop policy withheld_giver_own on withheld_giver;
create policy withheld_giver_select on withheld_giver for select using (giver_id = (select cairn_person()));
create policy withheld_giver_insert on withheld_giver for insert with check (giver_id = (select cairn_person()) and cairn_gives_withheld(feedback_id));
