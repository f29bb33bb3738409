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

do $$
declare it text;
begin
  foreach it in array array['work_item', 'work_item_team', 'work_item_link'] loop
    execute format('alter table %I enable row level security', it);
    execute format('create policy %I on %I using (cairn_person() is not null or cairn_has(''operator'') or cairn_has(''job''))', it || '_all', it);
  end loop;
end
$$;
