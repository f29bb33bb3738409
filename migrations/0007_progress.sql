-- The map of progress: the givens of a fit, chances to show something, and what people agree to do.

-- A cache with a date: dropping it changes nothing but the time until the next one.
create table fit (
  id uuid primary key,
  framework_id text not null references framework on delete cascade,
  -- Ratings are computed from the current one. A new one is written beside it, a few rows at a time, and then takes its place at once.
  current boolean not null default false,
  framework_version integer not null,
  fitted_at timestamptz not null,
  -- The latest change of feedback that the fit has seen, and how many there were in the minute up to it: a change that was
  -- begun before and finished after is noticed by their number.
  seen_until timestamptz not null,
  seen_lately integer not null,
  window_starts_on date not null,
  window_ends_on date not null,
  -- Variances, offsets, scale and use of the range, as the rating's model names them.
  givens json not null,
  people integer not null,
  observations integer not null,
  -- The largest group of people that givers connect; null where nobody was rated.
  main_component integer
);
create unique index fit_current on fit (framework_id) where current;

create table fit_giver (
  fit_id uuid not null references fit on delete cascade,
  giver_id uuid not null references person on delete cascade,
  -- In levels, above 0 for the generous.
  leniency double precision not null,
  error double precision not null,
  -- 32-bit floats, little-endian: the giver's row of a factor of the leniencies' covariance.
  loadings bytea not null,
  component integer not null,
  -- The same by the model that can be checked by hand, and how many people the giver shares with somebody.
  simple_leniency double precision not null,
  shared_people integer not null,
  primary key (fit_id, giver_id)
);
create index fit_giver_giver on fit_giver (giver_id);

-- "There is no chance to show this here": by the person, with why and from when to when. Givers say it in an observation.
create table no_opportunity (
  id uuid primary key,
  person_id uuid not null references personal_record on delete cascade,
  framework_id text not null,
  competency text not null,
  reason text not null check (reason <> ''),
  starts_on date not null,
  ends_on date check (ends_on >= starts_on),
  noted_by uuid references person on delete set null,
  noted_at timestamptz not null
);
create index no_opportunity_person on no_opportunity (person_id);
create index no_opportunity_noted_by on no_opportunity (noted_by);

-- A chance to show a competency, open to a team or to everybody.
create table opportunity (
  id uuid primary key,
  framework_id text not null,
  competency text not null,
  title text not null check (title <> ''),
  words text,
  team_id text references team on delete cascade,
  work_item_id uuid references work_item on delete set null,
  opens_on date not null,
  closes_on date check (closes_on >= opens_on),
  offered_by uuid references person on delete set null,
  offered_at timestamptz not null,
  closed_at timestamptz
);
create index opportunity_competency on opportunity (framework_id, competency);
create index opportunity_team on opportunity (team_id);
create index opportunity_work_item on opportunity (work_item_id);
create index opportunity_offered_by on opportunity (offered_by);

-- What a prompt came to: the answers to its questions, an action, who owns it, and by when.
create table prompt_outcome (
  id uuid primary key,
  person_id uuid not null references personal_record on delete cascade,
  framework_id text not null,
  competency text not null,
  kind text not null check (kind in ('gap', 'strength')),
  growth_opportunities text,
  what_the_organization_does text,
  action text not null check (action <> ''),
  owner_id uuid not null references person on delete cascade,
  due_on date not null,
  agreed_by uuid references person on delete set null,
  agreed_at timestamptz not null,
  done_at timestamptz,
  done_words text
);
create index prompt_outcome_person on prompt_outcome (person_id);
create index prompt_outcome_owner on prompt_outcome (owner_id);
create index prompt_outcome_agreed_by on prompt_outcome (agreed_by);

-- Support that somebody asked their manager for. Overdue, it shows one level up as owner and days, with more only where the engineer shares it.
create table support_request (
  id uuid primary key,
  person_id uuid not null references personal_record on delete cascade,
  framework_id text,
  competency text,
  words text not null check (words <> ''),
  owner_id uuid not null references person on delete cascade,
  due_on date not null,
  shared boolean not null default false,
  asked_at timestamptz not null,
  done_at timestamptz,
  done_words text
);
create index support_request_person on support_request (person_id);
create index support_request_owner on support_request (owner_id);

-- What either side puts on the next agenda, from a cell of the map.
create table agenda_item (
  id uuid primary key,
  person_id uuid not null references personal_record on delete cascade,
  kind text not null check (kind in ('topic', 'goal', 'feedback')),
  framework_id text,
  competency text,
  level text,
  words text not null check (words <> ''),
  raised_by uuid references person on delete set null,
  raised_at timestamptz not null,
  settled_at timestamptz
);
create index agenda_item_person on agenda_item (person_id);
create index agenda_item_raised_by on agenda_item (raised_by);

do $$
declare it text;
begin
  foreach it in array array['no_opportunity', 'prompt_outcome', 'agenda_item'] loop
    execute format('alter table %I enable row level security', it);
    execute format(
      'create policy %I on %I using (person_id = (select cairn_person()) or person_id = any ((select cairn_reports())::uuid[]) or (select cairn_has(''job'')))',
      it || '_all', it);
  end loop;
end
$$;

-- Only the engineer asks for support; both sides say that it was given.
alter table support_request enable row level security;
create policy support_request_select on support_request for select using (
  person_id = (select cairn_person()) or person_id = any ((select cairn_reports())::uuid[]) or (select cairn_has('job'))
);
create policy support_request_insert on support_request for insert with check (person_id = (select cairn_person()));
create policy support_request_update on support_request for update using (person_id = (select cairn_person()) or person_id = any ((select cairn_reports())::uuid[]));
create policy support_request_delete on support_request for delete using ((select cairn_has('job')));

-- And only the engineer decides that the level above may see more than owner and days.
create function support_request_sharing() returns trigger language plpgsql as $$
begin
  if new.shared is distinct from old.shared and old.person_id is distinct from cairn_person() then
    raise exception 'Only whoever asked for support shares it.' using errcode = 'insufficient_privilege';
  end if;
  return new;
end
$$;
create trigger support_request_sharing before update on support_request for each row execute function support_request_sharing();

-- Whether whoever asks manages somebody on the team today.
create function cairn_manages_team(team text) returns boolean language sql stable security definer set search_path = public
  return exists (
    select from membership where team_id = team and person_id = any ((select cairn_reports())::uuid[])
      and starts_on <= cairn_day() and (ends_on is null or ends_on >= cairn_day())
  );

-- Teams and their chances are no secret inside the house.
alter table opportunity enable row level security;
create policy opportunity_select on opportunity for select using ((select cairn_person()) is not null or (select cairn_has('job')));
create policy opportunity_insert on opportunity for insert with check (offered_by = (select cairn_person()) and (team_id is null or cairn_manages_team(team_id)));
create policy opportunity_update on opportunity for update using (offered_by = (select cairn_person()) or cairn_manages_team(team_id));
create policy opportunity_delete on opportunity for delete using ((select cairn_has('job')));

alter table fit enable row level security;
create policy fit_select on fit for select using ((select cairn_person()) is not null or (select cairn_has('job')));
create policy fit_write on fit for all using ((select cairn_has('job'))) with check ((select cairn_has('job')));

-- Givers see their own leniency; nobody lists those of others.
alter table fit_giver enable row level security;
create policy fit_giver_select on fit_giver for select using (giver_id = (select cairn_person()) or (select cairn_has('job')));
create policy fit_giver_write on fit_giver for all using ((select cairn_has('job'))) with check ((select cairn_has('job')));

-- A job reads published frameworks, to know what an observation counts for today.
create policy framework_version_job on framework_version for select using (status <> 'draft' and (select cairn_has('job')));

-- The givens that one person's ratings are computed from: for that person and their managers alone.
create function cairn_givens_for(person uuid, framework text)
  returns table (giver_id uuid, leniency double precision, error double precision, loadings bytea, component int, simple_leniency double precision)
  language plpgsql stable security definer set search_path = public as $$
  begin
    return query select g.giver_id, g.leniency, g.error, g.loadings, g.component, g.simple_leniency
    from fit join fit_giver g on g.fit_id = fit.id
    where fit.framework_id = framework and fit.current and cairn_reads_of(person)
      and g.giver_id in (select o.giver_id from observation o where o.framework_id = framework and o.about_id = person and o.counts);
  end
  $$;

-- The same for everybody whom somebody manages, for what their team page counts.
create function cairn_givens_for_reports(framework text)
  returns table (giver_id uuid, leniency double precision, error double precision, loadings bytea, component int, simple_leniency double precision)
  language sql stable security definer set search_path = public
  begin atomic
    select g.giver_id, g.leniency, g.error, g.loadings, g.component, g.simple_leniency
    from fit join fit_giver g on g.fit_id = fit.id
    where fit.framework_id = framework and fit.current
      and g.giver_id in (select o.giver_id from observation o where o.framework_id = framework and o.about_id = any ((select cairn_reports())::uuid[]) and o.counts);
  end;

-- Whom somebody rated and was rated by within the same days: for that person and their managers alone.
create function cairn_mutual_givers(person uuid, framework text, since date, until date) returns table (id uuid, name text)
  language sql stable security definer set search_path = public
  begin atomic
    select other.id, other.name from person other
    where cairn_reads_of(person)
      and exists (
        select from observation o
        where o.framework_id = framework and o.counts and o.about_id = person and o.giver_id = other.id and o.observed_on between since and until
      )
      and exists (
        select from observation o
        where o.framework_id = framework and o.counts and o.about_id = other.id and o.giver_id = person and o.observed_on between since and until
      )
    order by other.name collate "und-x-icu", other.id;
  end;

-- Overdue support of those whom one's own reports manage: the owner and the days, and the rest only where it is shared.
create function cairn_overdue_support()
  returns table (id uuid, owner_id uuid, days int, person_id uuid, framework_id text, competency text)
  language sql stable security definer set search_path = public
  begin atomic
    select s.id, s.owner_id, cairn_day() - s.due_on, case when s.shared then s.person_id end,
      case when s.shared then s.framework_id end, case when s.shared then s.competency end
    from support_request s
    where s.done_at is null and s.due_on < cairn_day() and s.owner_id = any ((select cairn_reports())::uuid[]);
  end;

-- What decides whose map somebody may see, and what it is of. It is a function of this language since those keep their plans: planning
-- takes longer than answering, and a map is asked for more than anything else.
create function cairn_map_subject(of_person uuid, on_day date, this_day date) returns json language plpgsql stable as $$
begin
  return (
    select row_to_json(it) from (
      select person.id, person.name, cairn_reads_of(person.id) as reads, (
        select json_build_object('title', title, 'framework', framework_id, 'family', family, 'specialty', specialty, 'domain', domain, 'level', level,
          'secondary', coalesce((select json_agg(json_build_object('family', other.family, 'specialty', other.specialty) order by other.family, other.specialty)
            from employment_secondary_role other where other.employment_id = employment.id), '[]'),
          'published', (select json_build_object('number', number, 'publishedAt', published_at) from framework_version version
            where version.framework_id = employment.framework_id and status = 'published'))
        from employment left join employment_level on employment_level.employment_id = employment.id
        where person_id = person.id and starts_on <= on_day and (ends_on is null or ends_on >= on_day)
        order by starts_on desc limit 1
      ) as employment, coalesce((
        select json_agg(json_build_object('id', manager.id, 'name', manager.name) order by manager.name collate "und-x-icu", manager.id)
        from person manager where manager.id in (
          select manager_id from employment_manager join employment on employment.id = employment_id
          where employment.person_id = person.id and employment_manager.starts_on <= this_day and (employment_manager.ends_on is null or employment_manager.ends_on >= this_day)
        )
      ), '[]') as managers
      from person where person.id = of_person
    ) it
  );
end
$$;

-- All that a map is drawn from, of work from one day to another: what was said, and what stands around it on the last of them.
create function cairn_map(of_person uuid, of_framework text, from_day date, to_day date) returns json language plpgsql stable as $$
begin
  return (
    select row_to_json(it) from (
      select coalesce((
        select json_agg(json_build_array(feedback_id, giver_id, competency, framework_version, work_item_id, observed_on, choice, level, frequency, scope, scope_supported,
          value, bound, counts, words, no_opportunity_from, no_opportunity_until))
        from observation where about_id = of_person and framework_id = of_framework and observed_on between from_day and to_day
      ), '[]') as said, coalesce((
        select json_agg(json_build_object('competency', competency, 'level', level, 'frequency', frequency, 'scope', scope, 'words', words,
          'framework', json_build_object('id', framework_id, 'version', framework_version), 'assessedAt', to_char(assessed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')))
        from (select distinct on (competency) * from self_assessment where person_id = of_person and framework_id = of_framework order by competency, assessed_at desc, id desc) latest
      ), '[]') as "selfAssessments", (
        select json_build_object('fittedAt', fitted_at, 'mainComponent', main_component, 'givens', givens, 'givers', coalesce((
          select json_agg(json_build_array(giver_id, leniency, error, encode(loadings, 'hex'), component, simple_leniency))
          from cairn_givens_for(of_person, of_framework)
        ), '[]'))
        from fit where framework_id = of_framework and current
      ) as fit, coalesce((
        select json_agg(json_build_object('id', it.id, 'competency', competency, 'reason', reason, 'from', starts_on, 'until', ends_on,
          'notedBy', case when noter.id is null then null else json_build_object('id', noter.id, 'name', noter.name) end) order by starts_on, it.id)
        from no_opportunity it left join person noter on noter.id = noted_by
        where person_id = of_person and framework_id = of_framework
      ), '[]') as noted, coalesce((
        select json_agg(json_build_object('competency', competency, 'count', count)) from (
          select competency, count(*)::int from opportunity
          where framework_id = of_framework and closed_at is null and opens_on <= to_day and (closes_on is null or closes_on >= to_day)
            and (team_id is null or team_id in (
              select team_id from membership where person_id = of_person and starts_on <= to_day and (ends_on is null or ends_on >= to_day)))
          group by competency
        ) open
      ), '[]') as opportunities,
      (select min(observed_on) from observation where about_id = of_person)::text as since
    ) it
  );
end
$$;
