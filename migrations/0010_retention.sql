-- How long what people said is kept, and what goes when somebody is erased.

create table retention (
  kind text primary key check (kind in ('feedback')),
  months integer not null check (months between 1 and 240)
);
insert into retention values ('feedback', 36);
alter table retention enable row level security;
create policy retention_all on retention using ((select cairn_keeps_people())) with check ((select cairn_keeps_people()));

-- How much feedback was given before a day: a count, for whoever decides how long it is kept.
create function cairn_feedback_before(day date) returns integer language sql stable security definer set search_path = public
  return case when cairn_keeps_people() then (select count(*)::int from feedback where given_at < day::timestamp at time zone 'UTC') end;

-- What has been kept long enough goes: feedback with all that hangs from it, and what was asked and answered before the same day.
create function cairn_apply_retention(before date) returns integer language plpgsql security definer set search_path = public as $$
declare
  since timestamptz := before::timestamp at time zone 'UTC';
  gone integer;
begin
  if not (cairn_has('job') or cairn_has('operator')) then
    raise exception 'only the house itself applies retention' using errcode = 'insufficient_privilege';
  end if;
  delete from feedback where given_at < since;
  get diagnostics gone = row_count;
  delete from feedback_request where answered_at < since;
  delete from outside_invitation where expires_at < since;
  return gone;
end
$$;

-- Erases a person: what is held about them, their way in, and their name. What they gave to others stays, from a former colleague.
-- Doing it again does nothing more, so that restoring an older archive can.
create function cairn_erase(erased uuid, at timestamptz) returns void language plpgsql security definer set search_path = public as $$
declare
  day date := (at at time zone 'UTC')::date;
begin
  if not cairn_keeps_people() then
    raise exception 'only administrators erase somebody' using errcode = 'insufficient_privilege';
  end if;
  insert into erasure (person_id, erased_at) values (erased, at) on conflict (person_id) do nothing;
  delete from personal_record where person_id = erased;
  delete from account where person_id = erased;
  delete from membership where person_id = erased;
  delete from employment where person_id = erased;
  delete from employment_manager where manager_id = erased and starts_on > day;
  update employment_manager set ends_on = day where manager_id = erased and (ends_on is null or ends_on > day);
  delete from manager_change_notice where recipient_id = erased;
  delete from feedback_draft where giver_id = erased;
  delete from feedback_preference where person_id = erased;
  delete from withheld_giver where giver_id = erased;
  update feedback_request set state = 'cancelled', answered_at = at where giver_id = erased and state = 'open';
  update person set name = 'a former colleague', erased_at = coalesce(erased_at, at) where id = erased;
end
$$;
