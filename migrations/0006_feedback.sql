-- What people say of each other, in the framework's words.

create table feedback_request (
  id uuid primary key,
  about_id uuid not null references personal_record on delete cascade,
  giver_id uuid not null references person on delete cascade check (giver_id <> about_id),
  asked_by uuid not null references person on delete cascade,
  asked_at timestamptz not null,
  work_item_id uuid references work_item on delete set null,
  competencies text[] not null check (cardinality(competencies) > 0),
  message text,
  state text not null check (state in ('open', 'given', 'declined', 'cancelled')),
  answered_at timestamptz,
  declined_because text,
  check ((state = 'open') = (answered_at is null)),
  check (state <> 'declined' or declined_because is not null)
);
create index feedback_request_giver on feedback_request (giver_id, state);
create index feedback_request_about on feedback_request (about_id);
create index feedback_request_asked_by on feedback_request (asked_by);
create index feedback_request_work_item on feedback_request (work_item_id);
-- Nobody is asked twice about the same person before they have answered.
create unique index feedback_request_open on feedback_request (giver_id, about_id) where state = 'open';

-- One giving of one person about another. `giver_id` is null for whoever came from outside or withheld their name, and for a colleague
-- who is no longer known.
create table feedback (
  id uuid primary key,
  about_id uuid not null references personal_record on delete cascade,
  giver_id uuid references person on delete set null,
  relation text not null check (relation in ('manager', 'teammate', 'stakeholder', 'report', 'stranger', 'outsider')),
  name_withheld boolean not null default false,
  outsider text,
  visibility text not null check (visibility in ('person', 'managers')),
  framework_id text not null,
  framework_version integer not null,
  request_id uuid references feedback_request on delete set null,
  work_item_id uuid references work_item on delete set null,
  -- The day of the work it is about: who counts as what, and for how long it counts, follows from it.
  observed_on date not null,
  words text,
  given_at timestamptz not null,
  corrected_at timestamptz,
  withdrawn_at timestamptz,
  -- When it was given, corrected or withdrawn last: a fit that has not seen it is late.
  changed_at timestamptz not null,
  revision integer not null default 1,
  check (giver_id <> about_id),
  check (not name_withheld or relation = 'report' and giver_id is null),
  check ((relation = 'outsider') = (outsider is not null)),
  foreign key (framework_id, framework_version) references framework_version (framework_id, number) on delete restrict
);
create index feedback_about on feedback (about_id, given_at);
create index feedback_giver on feedback (giver_id, given_at);
create index feedback_changed on feedback (framework_id, changed_at);
create index feedback_work_item on feedback (work_item_id);
create index feedback_request_answered on feedback (request_id);

-- Who gave words under a withheld name: known to themselves alone, so that they can correct or withdraw them.
create table withheld_giver (
  feedback_id uuid primary key references feedback on delete cascade,
  giver_id uuid not null references person on delete cascade
);
create index withheld_giver_giver on withheld_giver (giver_id);

-- What one giver saw in one competency. It repeats who, about whom and when, since every rating reads it by them.
create table observation (
  feedback_id uuid not null references feedback on delete cascade,
  competency text not null,
  about_id uuid not null references personal_record on delete cascade,
  giver_id uuid references person on delete set null,
  framework_id text not null,
  framework_version integer not null,
  work_item_id uuid,
  observed_on date not null,
  choice text not null check (choice in ('not-yet', 'level', 'beyond', 'words', 'no-opportunity', 'not-observed', 'outside-role')),
  level text,
  frequency text,
  scope text,
  -- Whether the linked work bears out the rung, and whether the rung is the one that the competency requires.
  scope_supported boolean not null default true,
  scope_shown boolean not null default true,
  -- On the ladder's level scale, computed when it was given and never revalued; null where it says nothing about a level.
  value double precision,
  bound text check (bound in ('exact', 'at-most', 'at-least')),
  -- Whether it enters the numbers: false for words, withdrawn feedback, and givers who give words alone.
  counts boolean not null,
  statements text[] not null default '{}',
  words text,
  no_opportunity_from date,
  no_opportunity_until date,
  evidence json not null default '[]',
  primary key (feedback_id, competency),
  check ((choice = 'level') = (level is not null)),
  check ((value is null) = (bound is null)),
  check (not counts or value is not null)
);
create index observation_about on observation (about_id, observed_on);
create index observation_counted on observation (framework_id, about_id, observed_on) where counts;
create index observation_giver on observation (giver_id);

-- What feedback said before it was corrected or withdrawn.
create table feedback_revision (
  feedback_id uuid not null references feedback on delete cascade,
  revision integer not null,
  about_id uuid not null references personal_record on delete cascade,
  -- Who was to read it then: words for managers alone stay so when the feedback is opened to the person.
  visibility text not null check (visibility in ('person', 'managers')),
  content json not null,
  replaced_at timestamptz not null,
  primary key (feedback_id, revision)
);
create index feedback_revision_about on feedback_revision (about_id);

create table feedback_draft (
  id uuid primary key,
  giver_id uuid not null references person on delete cascade,
  about_id uuid not null references personal_record on delete cascade,
  request_id uuid references feedback_request on delete cascade,
  framework_id text not null,
  framework_version integer not null,
  content json not null,
  -- Rises with each saving: whoever saves over a later one is told.
  revision integer not null,
  updated_at timestamptz not null,
  unique nulls not distinct (giver_id, about_id, request_id)
);
create index feedback_draft_about on feedback_draft (about_id);
create index feedback_draft_request on feedback_draft (request_id);

-- A one-time link for somebody from outside.
create table outside_invitation (
  id uuid primary key,
  about_id uuid not null references personal_record on delete cascade,
  invited_by uuid not null references person on delete cascade,
  name text not null,
  framework_id text not null,
  competencies text[] not null check (cardinality(competencies) > 0),
  work_item_id uuid references work_item on delete set null,
  message text,
  token_hash bytea not null unique,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
create index outside_invitation_about on outside_invitation (about_id);
create index outside_invitation_invited_by on outside_invitation (invited_by);
create index outside_invitation_work_item on outside_invitation (work_item_id);

-- Where somebody sees themselves. It never enters a rating; the latest of a competency is shown beside the others.
create table self_assessment (
  id uuid primary key,
  person_id uuid not null references personal_record on delete cascade,
  framework_id text not null,
  framework_version integer not null,
  competency text not null,
  level text,
  frequency text,
  scope text,
  words text,
  assessed_at timestamptz not null,
  foreign key (framework_id, framework_version) references framework_version (framework_id, number) on delete restrict
);
create index self_assessment_person on self_assessment (person_id, competency, assessed_at);
create index self_assessment_framework on self_assessment (framework_id, framework_version);

create table feedback_preference (
  person_id uuid primary key references person on delete cascade,
  reminders boolean not null
);

-- People ask about themselves, and managers about whom they manage.
alter table feedback_request enable row level security;
create policy feedback_request_select on feedback_request for select using (
  giver_id = (select cairn_person()) or asked_by = (select cairn_person())
  or about_id = (select cairn_person()) or about_id = any ((select cairn_reports())::uuid[])
  or (select cairn_has('job'))
);
create policy feedback_request_insert on feedback_request for insert with check (asked_by = (select cairn_person()) and cairn_reads_of(about_id));
create policy feedback_request_update on feedback_request for update using (giver_id = (select cairn_person()) or asked_by = (select cairn_person()));
create policy feedback_request_delete on feedback_request for delete using ((select cairn_has('job')));

-- Who brings a one-time link is nobody: the connection carries the hash of its secret, and reaches what that one link opens.
create function cairn_outsider() returns bytea language sql stable
  return decode(nullif(current_setting('cairn.outsider', true), ''), 'hex');

create function cairn_withheld() returns uuid[] language sql stable security definer set search_path = public
  return coalesce((select array_agg(feedback_id) from withheld_giver where giver_id = cairn_person()), '{}');

-- Words for managers only are not the person's to read; a legal access request may disclose them all the same.
alter table feedback enable row level security;
create policy feedback_select on feedback for select using (
  giver_id = (select cairn_person())
  or about_id = (select cairn_person()) and visibility = 'person'
  or about_id = any ((select cairn_reports())::uuid[])
  or id = any ((select cairn_withheld())::uuid[])
  or (select cairn_has('job'))
);
create policy feedback_insert on feedback for insert with check (
  giver_id = (select cairn_person())
  or giver_id is null and name_withheld and (select cairn_person()) is not null
  or giver_id is null and relation = 'outsider' and exists (select from outside_invitation where token_hash = cairn_outsider() and outside_invitation.about_id = feedback.about_id)
);
create policy feedback_update on feedback for update using (giver_id = (select cairn_person()) or id = any ((select cairn_withheld())::uuid[]));
create policy feedback_delete on feedback for delete using ((select cairn_has('job')));

alter table withheld_giver enable row level security;
create policy withheld_giver_own on withheld_giver using (giver_id = (select cairn_person()));

alter table observation enable row level security;
create policy observation_select on observation for select using (
  giver_id = (select cairn_person())
  or about_id = (select cairn_person())
  or about_id = any ((select cairn_reports())::uuid[])
  or feedback_id = any ((select cairn_withheld())::uuid[])
  or (select cairn_has('job'))
);
create policy observation_insert on observation for insert with check (
  giver_id = (select cairn_person())
  or giver_id is null and not counts and (
    feedback_id = any ((select cairn_withheld())::uuid[])
    or exists (select from outside_invitation where token_hash = cairn_outsider() and outside_invitation.about_id = observation.about_id)
  )
);
-- A correction replaces observations; nobody changes one in place.
create policy observation_delete on observation for delete using (
  giver_id = (select cairn_person()) or feedback_id = any ((select cairn_withheld())::uuid[]) or (select cairn_has('job'))
);

-- Whoever may read the feedback may read what it said before, unless it was withdrawn or meant for managers alone.
alter table feedback_revision enable row level security;
create policy feedback_revision_select on feedback_revision for select using (
  exists (
    select from feedback where feedback.id = feedback_id and (
      feedback.giver_id = (select cairn_person()) or feedback.id = any ((select cairn_withheld())::uuid[])
      or feedback.withdrawn_at is null and (feedback_revision.visibility = 'person' or feedback.about_id <> (select cairn_person()))
    )
  )
);
create policy feedback_revision_insert on feedback_revision for insert with check (
  exists (select from feedback where feedback.id = feedback_id and (feedback.giver_id = (select cairn_person()) or feedback.id = any ((select cairn_withheld())::uuid[])))
);
create policy feedback_revision_delete on feedback_revision for delete using ((select cairn_has('job')));

alter table feedback_draft enable row level security;
create policy feedback_draft_own on feedback_draft using (giver_id = (select cairn_person()));

alter table outside_invitation enable row level security;
create policy outside_invitation_select on outside_invitation for select using (
  invited_by = (select cairn_person()) or about_id = (select cairn_person()) or about_id = any ((select cairn_reports())::uuid[])
  or token_hash = (select cairn_outsider()) or (select cairn_has('job'))
);
create policy outside_invitation_insert on outside_invitation for insert with check (invited_by = (select cairn_person()) and cairn_reads_of(about_id));
create policy outside_invitation_update on outside_invitation for update using (token_hash = (select cairn_outsider()));
create policy outside_invitation_delete on outside_invitation for delete using ((select cairn_has('job')));

alter table self_assessment enable row level security;
create policy self_assessment_select on self_assessment for select using (
  person_id = (select cairn_person()) or person_id = any ((select cairn_reports())::uuid[])
);
create policy self_assessment_insert on self_assessment for insert with check (person_id = (select cairn_person()));
create policy self_assessment_delete on self_assessment for delete using (person_id = (select cairn_person()) or (select cairn_has('job')));

alter table feedback_preference enable row level security;
create policy feedback_preference_own on feedback_preference using (person_id = (select cairn_person()));

-- What the form behind a one-time link shows: whoever holds the link sees this and nothing else.
create function cairn_outside_form(hash bytea) returns table (
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
    where it.token_hash = hash and exists (select from account where account.person_id = it.about_id and account.active);
  end;

-- What is to be known of whoever asks and of whom they speak before feedback is taken, on the day of the work and today. Every giving waits for
-- it, so it is one question whose plan the connection keeps. It tells names and rosters, which everybody signed in may know, and one's own
-- requests; never a level.
create function cairn_giving_facts(about uuid, day date, today date, request uuid) returns table (
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
    coalesce((select active from account where person_id = person.id), false),
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
