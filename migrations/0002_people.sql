-- Who works where: teams with their members, and employments, each over time.

create table team (
  id text primary key,
  name text not null check (name <> '')
);

create table membership (
  team_id text not null references team on delete cascade,
  person_id uuid not null references person on delete cascade,
  role text not null check (role in ('engineer', 'embedded-sre', 'manager', 'product-manager', 'leadership')),
  starts_on date not null,
  ends_on date check (ends_on >= starts_on),
  primary key (team_id, person_id, starts_on)
);
create index membership_person on membership (person_id);

-- An employment names its framework's identifiers, never a version: the published version interprets them.
create table employment (
  id uuid primary key,
  person_id uuid not null references person on delete cascade,
  title text not null,
  framework_id text,
  family text,
  level text,
  specialty text,
  domain text,
  starts_on date not null,
  ends_on date check (ends_on >= starts_on),
  check (framework_id is not null or (family is null and level is null and specialty is null and domain is null))
);
create index employment_person on employment (person_id);
create index employment_framework on employment (framework_id);

create table employment_manager (
  employment_id uuid not null references employment on delete cascade,
  manager_id uuid not null references person on delete cascade,
  starts_on date not null,
  ends_on date check (ends_on >= starts_on),
  primary key (employment_id, manager_id, starts_on)
);
create index employment_manager_manager on employment_manager (manager_id);
