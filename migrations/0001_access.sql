-- Who may come in: the organization, people, their accounts, sessions and tokens, and the audit of what was done.

-- The application works as this role, which owns nothing: row-level security binds it.
do $$
begin
  if not exists (select from pg_roles where rolname = 'cairn_app') then
    create role cairn_app nologin;
  end if;
  if not pg_has_role(current_user, 'cairn_app', 'member') then
    execute format('grant cairn_app to %I', current_user);
  end if;
end
$$;

grant usage on schema public to cairn_app;
alter default privileges in schema public grant select, insert, update, delete on tables to cairn_app;
alter default privileges in schema public grant usage, select on sequences to cairn_app;

-- The connection carries who is asking: a person's identifier and the roles of their account.
create function cairn_person() returns uuid language sql stable
  return nullif(current_setting('cairn.person', true), '')::uuid;

create function cairn_has(role text) returns boolean language sql stable
  return role = any (string_to_array(coalesce(current_setting('cairn.roles', true), ''), ','));

create table organization (
  only_one boolean primary key default true check (only_one),
  kind text not null check (kind in ('example', 'own')),
  name text not null check (name <> ''),
  framework_is_public boolean not null default false,
  created_at timestamptz not null
);

create table person (
  id uuid primary key,
  name text not null check (name <> '')
);

create table account (
  id uuid primary key,
  person_id uuid not null unique references person on delete cascade,
  email text not null check (email = lower(email)),
  password_hash text,
  roles text[] not null default '{member}' check (roles <@ array['member', 'steward', 'lead', 'administrator']),
  active boolean not null default true,
  created_at timestamptz not null
);
create unique index account_email on account (email);

-- A session and a token are known by the hash of their secret: whoever reads the table cannot sign in with it.
create table session (
  token_hash bytea primary key,
  account_id uuid not null references account on delete cascade,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null
);
create index session_account on session (account_id);
create index session_expires on session (expires_at);

create table api_token (
  id uuid primary key,
  account_id uuid not null references account on delete cascade,
  name text not null check (name <> ''),
  token_hash bytea not null unique,
  created_at timestamptz not null,
  last_used_at timestamptz
);
create index api_token_account on api_token (account_id);

create table sign_in_failure (
  key text not null,
  at timestamptz not null
);
create index sign_in_failure_key on sign_in_failure (key, at);

create table audit_entry (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  actor_kind text not null check (actor_kind in ('person', 'operator', 'visitor')),
  -- No foreign key: the audit keeps an opaque identifier when the person is erased.
  actor_person_id uuid,
  action text not null,
  subject text not null,
  detail jsonb not null default '{}'
);

alter table audit_entry enable row level security;
alter table audit_entry force row level security;
create policy audit_insert on audit_entry for insert with check (true);
create policy audit_select on audit_entry for select using (cairn_has('administrator') or cairn_has('operator'));
revoke update, delete on audit_entry from cairn_app;

alter table api_token enable row level security;
alter table api_token force row level security;
-- A token's owner is found by its hash before anybody is known to ask; only the owner lists or changes tokens.
create policy api_token_all on api_token using (
  cairn_has('operator') or cairn_has('sign-in')
  or account_id = (select id from account where person_id = cairn_person())
);
