-- Frameworks and their versions. A version is one document: read whole, never changed once published.

create table framework (
  id text primary key,
  created_at timestamptz not null
);

create table framework_version (
  framework_id text not null references framework on delete cascade,
  number integer not null check (number > 0),
  status text not null check (status in ('draft', 'published', 'retired')),
  name text not null,
  description text,
  -- `json` keeps the text as it was written, so that it is sent on without being parsed.
  content json not null,
  files json not null,
  findings json not null,
  meanings json not null default '[]',
  message text,
  created_at timestamptz not null,
  created_by uuid references person on delete set null,
  published_at timestamptz,
  published_by uuid references person on delete set null,
  primary key (framework_id, number),
  check ((status = 'draft') = (published_at is null)),
  check (status = 'draft' or message is not null)
);
create unique index framework_one_draft on framework_version (framework_id) where status = 'draft';
create unique index framework_one_published on framework_version (framework_id) where status = 'published';

-- A published version is immutable. Only its status may go on to "retired", and a person who is erased is taken out.
create function framework_version_is_immutable() returns trigger language plpgsql as $$
begin
  if old.status = 'draft' then
    return case tg_op when 'DELETE' then old else new end;
  end if;
  if tg_op = 'DELETE' then
    raise exception 'a published version of a framework cannot be deleted' using errcode = 'restrict_violation';
  end if;
  if (old.status = 'published' and new.status in ('published', 'retired') or old.status = new.status)
    and (new.created_by is null or new.created_by = old.created_by)
    and (new.published_by is null or new.published_by = old.published_by)
    and row(new.framework_id, new.number, new.name, new.description, new.content::text, new.files::text, new.findings::text,
            new.meanings::text, new.message, new.created_at, new.published_at)
      is not distinct from
        row(old.framework_id, old.number, old.name, old.description, old.content::text, old.files::text, old.findings::text,
            old.meanings::text, old.message, old.created_at, old.published_at)
  then
    return new;
  end if;
  raise exception 'a published version of a framework cannot be changed' using errcode = 'restrict_violation';
end
$$;
create trigger framework_version_immutable before update or delete on framework_version
  for each row execute function framework_version_is_immutable();

alter table framework_version enable row level security;
alter table framework_version force row level security;
create policy framework_version_read on framework_version for select using (
  cairn_has('steward') or cairn_has('operator')
  or status <> 'draft' and (cairn_person() is not null or exists (select from organization where framework_is_public))
);
create policy framework_version_write on framework_version for all
  using (cairn_has('steward') or cairn_has('operator'))
  with check (cairn_has('steward') or cairn_has('operator'));
