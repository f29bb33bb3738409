-- What every map asks, in the way that costs the same however many people there are and however fresh the fit is.

-- Who may read what is asked by every statement on guarded tables. In this language the plan of the answer is kept.
create or replace function cairn_reports() returns uuid[] language plpgsql stable security definer set search_path = public as $$
begin
  return coalesce((
    select array_agg(distinct employment.person_id)
    from employment_manager join employment on employment.id = employment_manager.employment_id
    where manager_id = cairn_person()
      and greatest(employment_manager.starts_on, (employment_manager.recorded_at at time zone 'UTC')::date) <= cairn_day()
      and (employment_manager.ends_on is null or employment_manager.ends_on >= cairn_day())
  ), '{}');
end
$$;

create or replace function cairn_reads_of(person uuid) returns boolean language plpgsql stable security definer set search_path = public as $$
begin
  return coalesce(person = cairn_person() or person = any (cairn_reports()), false);
end
$$;

create or replace function cairn_reads_people() returns boolean language plpgsql stable security definer set search_path = public as $$
begin
  return cairn_person() is not null or cairn_has('operator') or cairn_has('job')
    or exists (select from organization where kind = 'example')
    or not exists (select from organization);
end
$$;

create or replace function cairn_keeps_people() returns boolean language plpgsql stable security definer set search_path = public as $$
begin
  return cairn_has('administrator') or cairn_has('operator') or cairn_has('job') or not exists (select from organization);
end
$$;

create or replace function cairn_withheld() returns uuid[] language plpgsql stable security definer set search_path = public as $$
begin
  return coalesce((select array_agg(feedback_id) from withheld_giver where giver_id = cairn_person()), '{}');
end
$$;

-- Whose givens are needed is known first, so that each is found by the key of its fit: a fit has just been written when it
-- is read, and the planner knows nothing yet of how large it is.
create or replace function cairn_givens_for(person uuid, framework text)
  returns table (giver_id uuid, leniency double precision, error double precision, loadings bytea, component int, simple_leniency double precision)
  language plpgsql stable security definer set search_path = public as $$
  declare
    givers uuid[];
    current_fit uuid;
  begin
    if not cairn_reads_of(person) then
      return;
    end if;
    current_fit := (select id from fit where framework_id = framework and current);
    givers := array(select distinct o.giver_id from observation o where o.framework_id = framework and o.about_id = person and o.counts);
    return query select g.giver_id, g.leniency, g.error, g.loadings, g.component, g.simple_leniency
    from fit_giver g where g.fit_id = current_fit and g.giver_id = any (givers);
  end
  $$;

create or replace function cairn_givens_for_reports(framework text)
  returns table (giver_id uuid, leniency double precision, error double precision, loadings bytea, component int, simple_leniency double precision)
  language plpgsql stable security definer set search_path = public as $$
  declare
    reports uuid[] := cairn_reports();
    current_fit uuid := (select id from fit where framework_id = framework and current);
    givers uuid[] := array(select distinct o.giver_id from observation o where o.framework_id = framework and o.about_id = any (reports) and o.counts);
  begin
    return query select g.giver_id, g.leniency, g.error, g.loadings, g.component, g.simple_leniency
    from fit_giver g where g.fit_id = current_fit and g.giver_id = any (givers);
  end
  $$;

-- What was said comes as a text for each feedback, a line a competency with tabs between: a value at a time is what makes JSON slow.
create or replace function cairn_map(of_person uuid, of_framework text, from_day date, to_day date) returns json language plpgsql stable as $$
begin
  return (
    select row_to_json(it) from (
      select coalesce((
        select json_agg(json_build_array(feedback_id, giver_id, framework_version, work_item_id, observed_on, lines, reasons) order by observed_on, feedback_id) from (
          select feedback_id, giver_id, framework_version, work_item_id, observed_on,
            string_agg(
              competency || e'\t' || choice || e'\t' || coalesce(level, '') || e'\t' || coalesce(frequency, '') || e'\t' || coalesce(scope, '') || e'\t' || scope_supported || e'\t'
                || coalesce(value::text, '') || e'\t' || coalesce(bound, '') || e'\t' || counts || e'\t' || coalesce(no_opportunity_from::text, '') || e'\t' || coalesce(no_opportunity_until::text, ''),
              e'\n'
            ) as lines,
            json_object_agg(competency, words) filter (where choice = 'no-opportunity' and words is not null) as reasons
          from observation where about_id = of_person and framework_id = of_framework and observed_on between from_day and to_day
          group by feedback_id, giver_id, framework_version, work_item_id, observed_on
        ) review
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

-- The account of a session that has not ended, where it is open. Until the end of the transaction the database then knows who asks:
-- every request begins with this, so it is one question.
create function cairn_act_by_session(hash bytea, at timestamptz) returns table (id uuid, person_id uuid, roles text[], last_seen_at timestamptz) language plpgsql as $$
declare
  today date := (at at time zone 'UTC')::date;
begin
  select account.id, account.person_id, account.roles, session.last_seen_at into id, person_id, roles, last_seen_at
  from session join account on account.id = session.account_id
  where session.token_hash = hash and session.expires_at > at and account.active and (account.closes_on is null or account.closes_on > today);
  if found then
    perform set_config('cairn.person', cairn_act_by_session.person_id::text, true), set_config('cairn.roles', array_to_string(cairn_act_by_session.roles, ','), true),
      set_config('cairn.day', today::text, true);
    return next;
  end if;
end
$$;
