-- What people work on: tasks, epics and projects, each with its one tracker issue.

create table work_item (
  id uuid primary key,
  kind text not null check (kind in ('task', 'epic', 'project')),
  title text not null check (title <> ''),
  -- A task is part of an epic, an epic of a project.
  parent_id uuid references work_item on delete set null check (parent_id <> id),
  -- The tracker's name for it, the same however the link was pasted: "github:owner/repository#12". One item has one, and one has one item.
  tracker_key text unique,
  url text,
  domain text,
  started_on date,
  finished_on date check (finished_on >= started_on),
  created_at timestamptz not null,
  created_by uuid references person on delete set null
);
create index work_item_parent on work_item (parent_id);
create index work_item_created_by on work_item (created_by);

-- The teams that the work affected.
create table work_item_team (
  work_item_id uuid not null references work_item on delete cascade,
  team_id text not null references team on delete cascade,
  primary key (work_item_id, team_id)
);
create index work_item_team_team on work_item_team (team_id);

-- Work beside work: what one item has to do with another that is neither its part nor its whole.
create table work_item_link (
  from_id uuid not null references work_item on delete cascade,
  to_id uuid not null references work_item on delete cascade,
  kind text not null check (kind in ('relates-to', 'blocks', 'follows')),
  primary key (from_id, to_id, kind),
  check (from_id <> to_id)
);
create index work_item_link_to on work_item_link (to_id);

-- Whether anything outside of work refers to an item. Whoever asks learns that something does, never what: evidence is not lost
-- because the work under it was removed.
create function cairn_work_is_cited(work uuid) returns boolean language plpgsql stable security definer set search_path = public as $$
declare
  reference record;
  cited boolean;
begin
  for reference in
    select conrelid::regclass as source, attname from pg_constraint
    join pg_attribute on attrelid = conrelid and attnum = conkey[1]
    where contype = 'f' and confrelid = 'work_item'::regclass
      and conrelid not in ('work_item'::regclass, 'work_item_team'::regclass, 'work_item_link'::regclass)
  loop
    execute format('select exists (select from %s where %I = $1)', reference.source, reference.attname) into cited using work;
    if cited then return true; end if;
  end loop;
  return false;
end
$$;

-- Work is everybody's who is signed in, to read and to put right. Whoever recorded it, and administrators, remove it.
create function cairn_uses_work() returns boolean language sql stable
  return cairn_person() is not null or cairn_has('operator') or cairn_has('job');

alter table work_item enable row level security;
create policy work_item_select on work_item for select using ((select cairn_uses_work()));
create policy work_item_insert on work_item for insert with check (
  (select cairn_uses_work()) and created_by is not distinct from (select cairn_person())
);
create policy work_item_update on work_item for update using ((select cairn_uses_work()));
create policy work_item_delete on work_item for delete using (
  created_by = (select cairn_person()) or (select cairn_has('administrator')) or (select cairn_has('operator')) or (select cairn_has('job'))
);

do $$
declare it text;
begin
  foreach it in array array['work_item_team', 'work_item_link'] loop
    execute format('alter table %I enable row level security', it);
    execute format('create policy %I on %I using ((select cairn_uses_work()))', it || '_all', it);
  end loop;
end
$$;
