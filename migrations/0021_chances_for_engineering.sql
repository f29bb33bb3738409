-- The engineering organization on a day: engineers, embedded SREs, their managers, the product managers who work with them, and whoever has a role of a framework.
create function cairn_engineering(on_day date) returns table (person_id uuid) language sql stable as $$
  select person_id from employment where family is not null and starts_on <= on_day and (ends_on is null or ends_on >= on_day)
  union
  select own.person_id from membership own where own.starts_on <= on_day and (own.ends_on is null or own.ends_on >= on_day) and (
    own.role in ('engineer', 'embedded-sre')
    or own.role in ('manager', 'product-manager') and exists (
      select from membership other where other.team_id = own.team_id and other.role in ('engineer', 'embedded-sre')
        and other.starts_on <= on_day and (other.ends_on is null or other.ends_on >= on_day)
    )
  )
$$;

-- A chance is offered to a team, to the engineering organization, or to everybody.
alter table opportunity add column for_engineering boolean not null default false, add check (team_id is null or not for_engineering);

-- The chances that are open to somebody on a day: those for their teams, for the engineering organization where they belong to it, and for everybody.
create function cairn_open_to(of_person uuid, on_day date) returns setof opportunity language sql stable as $$
  select * from opportunity
  where closed_at is null and opens_on <= on_day and (closes_on is null or closes_on >= on_day)
    and (team_id is null or team_id in (
      select team_id from membership where person_id = of_person and starts_on <= on_day and (ends_on is null or ends_on >= on_day)))
    and (not for_engineering or exists (select from cairn_engineering(on_day) where person_id = of_person))
$$;

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
        from (select distinct on (competency) * from self_assessment
          where person_id = of_person and framework_id = of_framework and (assessed_at at time zone 'UTC')::date <= to_day
          order by competency, assessed_at desc, id desc) latest
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
          select competency, count(*)::int from cairn_open_to(of_person, to_day) where framework_id = of_framework group by competency
        ) open
      ), '[]') as opportunities,
      (select min(observed_on) from observation where about_id = of_person)::text as since
    ) it
  );
end
$$;
