-- Whether an account is open is one question with one answer, and what is closed is closed for good.

-- An administrator closes an account; whoever leaves has one that is closed from a day on.
create function cairn_account_is_open(it account, on_day date) returns boolean language sql stable
  return it.active and (it.closes_on is null or it.closes_on > on_day);

-- What the form behind a one-time link shows: whoever holds the link sees this and nothing else, and nothing at all
-- once the person no longer works here.
create or replace function cairn_outside_form(hash bytea) returns table (
  id uuid, about_id uuid, about text, invited_by text, name text, message text, work text, work_item_id uuid,
  framework_id text, framework_version integer, competencies text[], content json, expires_at timestamptz, used_at timestamptz
) language sql stable security definer set search_path = public
  begin atomic
    select it.id, it.about_id, about.name, inviter.name, it.name, it.message, work_item.title, work_item.id,
      it.framework_id, version.number, it.competencies,
      json_build_object('competencies', version.content->'competencies', 'evidenceKinds', version.content->'evidenceKinds'), it.expires_at, it.used_at
    from outside_invitation it
      join person about on about.id = it.about_id
      join person inviter on inviter.id = it.invited_by
      join framework_version version on version.framework_id = it.framework_id and version.status = 'published'
      left join work_item on work_item.id = it.work_item_id
    where it.token_hash = hash
      and exists (select from account where account.person_id = it.about_id and cairn_account_is_open(account, cairn_day()))
      and exists (select from employment where employment.person_id = it.about_id and starts_on <= cairn_day() and (ends_on is null or ends_on >= cairn_day()));
  end;

-- What is to be known of whoever asks and of whom they speak before feedback is taken, on the day of the work and today. Every giving waits for
-- it, so it is one question whose plan the connection keeps. It tells names and rosters, which everybody signed in may know, and one's own
-- requests; never a level.
create or replace function cairn_giving_facts(about uuid, day date, today date, request uuid) returns table (
  name text, account_open boolean, here boolean, here_then boolean, giver_here_then boolean, giver_teams text[], about_teams text[], asked boolean, request_state text,
  manages boolean, is_managed boolean, shares_team boolean, employment json
) language plpgsql stable security definer set search_path = public as $$
#variable_conflict use_column
declare
  giver constant uuid := cairn_person();
begin
  return query
  with working as (
    select employment.* from employment where employment.person_id in (giver, $1) and (ends_on is null or ends_on >= least($2, $3))
  ), places as (
    select team_id, person_id from membership where person_id in (giver, $1) and starts_on <= $2 and (ends_on is null or ends_on >= $2)
  ), managing as (
    select employment.person_id, manager_id from employment_manager it join employment on employment.id = it.employment_id
    where (manager_id = giver and employment.person_id = $1 or manager_id = $1 and employment.person_id = giver)
      and it.starts_on <= $2 and (it.ends_on is null or it.ends_on >= $2)
  )
  select person.name,
    exists (select from account where account.person_id = person.id and cairn_account_is_open(account, $3)),
    exists (select from working where person_id = $1 and starts_on <= $3 and (ends_on is null or ends_on >= $3)),
    exists (select from working where person_id = $1 and starts_on <= $2 and (ends_on is null or ends_on >= $2)),
    exists (select from working where person_id = giver and starts_on <= $2 and (ends_on is null or ends_on >= $2)),
    array(select team_id from places where person_id = giver),
    array(select team_id from places where person_id = $1),
    exists (select from feedback_request where giver_id = giver and about_id = person.id and (state = 'open' or id = $4)),
    (select state from feedback_request where id = $4 and giver_id = giver and about_id = person.id),
    exists (select from managing where manager_id = giver),
    exists (select from managing where manager_id = $1),
    exists (select from places own join places other on other.team_id = own.team_id and other.person_id = $1 where own.person_id = giver),
    (
      select json_build_object('id', id, 'title', title, 'framework', framework_id, 'family', family, 'specialty', specialty, 'domain', domain, 'level', null,
        'secondary', coalesce((
          select json_agg(json_build_object('family', other.family, 'specialty', other.specialty) order by other.family, other.specialty)
          from employment_secondary_role other where other.employment_id = working.id
        ), '[]'))
      from working where person_id = $1 and starts_on <= $2 and (ends_on is null or ends_on >= $2) order by starts_on desc limit 1
    )
  from person where person.id = $1;
end
$$;

-- A token is bound by its owner alone, and so is the application; the owner of the tables revokes those of a closed account.
alter table api_token no force row level security;

-- Ends the sessions of these accounts and revokes their tokens, as far as they are closed: nothing of it comes back with the account.
create function cairn_end_ways_in(accounts uuid[]) returns void language plpgsql security definer set search_path = public as $$
declare
  closed uuid[] := array(select account.id from account where account.id = any (accounts) and not cairn_account_is_open(account, cairn_day()));
begin
  if not cairn_keeps_people() then
    raise exception 'only administrators close accounts' using errcode = 'insufficient_privilege';
  end if;
  delete from session where account_id = any (closed);
  delete from api_token where account_id = any (closed);
end
$$;

-- From which day on the accounts of these people are closed; from none where somebody stays or has come back. What an administrator
-- said of an account stays beside it.
create function cairn_close_accounts_on(leaving json) returns void language plpgsql set search_path = public as $$
declare
  theirs uuid[] := array(select account.id from account join json_to_recordset(leaving) as leaves(person uuid) on leaves.person = account.person_id);
begin
  perform cairn_end_ways_in(theirs);
  update account set closes_on = leaves.on_day
  from json_to_recordset(leaving) as leaves(person uuid, on_day date) where account.person_id = leaves.person;
  perform cairn_end_ways_in(theirs);
end
$$;
drop function cairn_close_accounts(json);

-- Leaving used to close an account as an administrator does as well, which kept those out who came back.
update account set active = true where not active and closes_on <= current_date;
update account set closes_on = null where closes_on is not null and (
  select ends_on is null from employment where employment.person_id = account.person_id order by starts_on desc limit 1
);
delete from session using account where account.id = session.account_id and not cairn_account_is_open(account, current_date);
delete from api_token using account where account.id = api_token.account_id and not cairn_account_is_open(account, current_date);

-- What has been kept long enough goes, so much at a time that nobody waits for it: feedback with all that hangs from it, and what was asked
-- and answered before the same day. `more` says that there may be more of it.
drop function cairn_apply_retention(date);
create function cairn_apply_retention(before date, most integer) returns table (gone integer, more boolean) language plpgsql security definer set search_path = public as $$
declare
  since timestamptz := before::timestamp at time zone 'UTC';
  others integer;
begin
  if not (cairn_has('job') or cairn_has('operator')) then
    raise exception 'only the house itself applies retention' using errcode = 'insufficient_privilege';
  end if;
  delete from feedback where id in (select id from feedback where given_at < since limit most);
  get diagnostics gone = row_count;
  more := (gone = most);
  delete from feedback_request where id in (select id from feedback_request where answered_at < since limit most);
  get diagnostics others = row_count;
  more := more or (others = most);
  delete from outside_invitation where id in (select id from outside_invitation where expires_at < since limit most);
  get diagnostics others = row_count;
  more := more or (others = most);
  return next;
end
$$;
create index feedback_given on feedback using brin (given_at);

-- An attempt is counted before its password is looked at, and taken back by its identifier once it succeeds.
alter table sign_in_failure add column id uuid primary key default gen_random_uuid();
