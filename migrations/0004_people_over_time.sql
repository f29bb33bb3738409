-- People over time: levels apart from what everybody may know, secondary roles, changes of manager, and what is erased with a person.

-- The connection carries the day as well: who may see what follows the dates.
create function cairn_day() returns date language sql stable
  return coalesce(nullif(current_setting('cairn.day', true), '')::date, current_date);

-- Everything that is held about a person hangs from this row. Erasing somebody deletes it; what they gave to others hangs from
-- `person`, and stays.
create table personal_record (
  person_id uuid primary key references person on delete cascade
);
insert into personal_record select id from person;

alter table person add column erased_at timestamptz;

-- Whoever was erased, by an opaque identifier alone, so that restoring an older archive erases them again.
create table erasure (
  person_id uuid primary key,
  erased_at timestamptz not null
);

alter table employment add column recorded_at timestamptz not null default now();
alter table employment_manager add column recorded_at timestamptz not null default now();
alter table membership add column recorded_at timestamptz not null default now();

-- A level is not for everybody's eyes, so it stands apart from the family and the domain, which are.
create table employment_level (
  employment_id uuid primary key references employment on delete cascade,
  level text not null
);
insert into employment_level select id, level from employment where level is not null;
alter table employment drop column level;
alter table employment add constraint employment_roles_need_a_framework
  check (framework_id is not null or (family is null and specialty is null and domain is null));

-- Role profiles beside the primary one.
create table employment_secondary_role (
  employment_id uuid not null references employment on delete cascade,
  family text not null,
  specialty text,
  unique nulls not distinct (employment_id, family, specialty)
);

-- A change of manager is told to the person and to both managers.
create table manager_change_notice (
  id uuid primary key,
  recipient_id uuid not null references person on delete cascade,
  person_id uuid not null references personal_record on delete cascade,
  before_ids uuid[] not null,
  after_ids uuid[] not null,
  starts_on date not null,
  recorded_at timestamptz not null,
  read_at timestamptz
);
create index manager_change_notice_recipient on manager_change_notice (recipient_id, recorded_at);
create index manager_change_notice_person on manager_change_notice (person_id);

-- Whoever somebody manages today. A backdated start grants nothing before the day it was recorded.
create function cairn_reports() returns uuid[] language sql stable security definer set search_path = public
  return coalesce((
    select array_agg(distinct employment.person_id)
    from employment_manager join employment on employment.id = employment_manager.employment_id
    where manager_id = cairn_person()
      and greatest(employment_manager.starts_on, (employment_manager.recorded_at at time zone 'UTC')::date) <= cairn_day()
      and (employment_manager.ends_on is null or employment_manager.ends_on >= cairn_day())
  ), '{}');

-- Whether whoever asks is that person or one of their managers today.
create function cairn_reads_of(person uuid) returns boolean language sql stable security definer set search_path = public
  return coalesce(person = cairn_person() or person = any (cairn_reports()), false);

-- Names, teams and families are for everybody who is signed in; in the example organization also for whoever chooses whom to sign in as.
create function cairn_reads_people() returns boolean language sql stable security definer set search_path = public
  return cairn_person() is not null or cairn_has('operator') or cairn_has('job')
    or exists (select from organization where kind = 'example')
    or not exists (select from organization);

create function cairn_keeps_people() returns boolean language sql stable security definer set search_path = public
  return cairn_has('administrator') or cairn_has('operator') or cairn_has('job') or not exists (select from organization);

do $$
declare it text;
begin
  foreach it in array array['person', 'personal_record', 'team', 'membership', 'employment', 'employment_manager', 'employment_secondary_role'] loop
    execute format('alter table %I enable row level security', it);
    execute format('create policy %I on %I for select using ((select cairn_reads_people()))', it || '_select', it);
    execute format('create policy %I on %I for insert with check ((select cairn_keeps_people()))', it || '_insert', it);
    execute format('create policy %I on %I for update using ((select cairn_keeps_people()))', it || '_update', it);
    execute format('create policy %I on %I for delete using ((select cairn_keeps_people()))', it || '_delete', it);
  end loop;
end
$$;

alter table employment_level enable row level security;
create policy employment_level_select on employment_level for select using (
  (select cairn_keeps_people())
  or exists (
    select from employment where employment.id = employment_id
      and (employment.person_id = (select cairn_person()) or employment.person_id = any ((select cairn_reports())::uuid[]))
  )
);
create policy employment_level_write on employment_level for all using ((select cairn_keeps_people())) with check ((select cairn_keeps_people()));

-- Stewards see how many hold a level, never who.
create function cairn_levels_held(framework text, day date) returns table (id text, employments int)
  language sql stable security definer set search_path = public
  begin atomic
    select level, count(*)::int from employment join employment_level on employment_id = employment.id
    where framework_id = framework and (ends_on is null or ends_on >= day) and (cairn_has('steward') or cairn_has('operator'))
    group by level order by level;
  end;

alter table manager_change_notice enable row level security;
create policy manager_change_notice_own on manager_change_notice using (recipient_id = (select cairn_person()));
create policy manager_change_notice_insert on manager_change_notice for insert with check ((select cairn_keeps_people()));

alter table erasure enable row level security;
create policy erasure_keep on erasure using ((select cairn_keeps_people())) with check ((select cairn_keeps_people()));

alter table audit_entry drop constraint audit_entry_actor_kind_check;
alter table audit_entry add constraint audit_entry_actor_kind_check check (actor_kind in ('person', 'operator', 'job', 'visitor'));
