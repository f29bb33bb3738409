-- What is open follows whoever manages somebody today, what was talked over stays with those who managed them then, and two people at once lose nothing.

-- Whoever manages somebody today, by the same rule as `cairn_reports`.
create function cairn_managers_of(of_person uuid) returns uuid[] language plpgsql stable security definer set search_path = public as $$
begin
  return coalesce((
    select array_agg(distinct manager_id)
    from employment_manager join employment on employment.id = employment_manager.employment_id
    where employment.person_id = of_person
      and greatest(employment_manager.starts_on, (employment_manager.recorded_at at time zone 'UTC')::date) <= cairn_day()
      and (employment_manager.ends_on is null or employment_manager.ends_on >= cairn_day())
  ), '{}');
end
$$;

-- Of those who could have taken over what was asked of somebody who no longer manages the person, the one who did.
alter table support_request add column taken_on_by uuid references person on delete set null check (taken_on_by <> person_id);
alter table prompt_outcome add column taken_on_by uuid references person on delete set null;
create index support_request_taken_on_by on support_request (taken_on_by);
create index prompt_outcome_taken_on_by on prompt_outcome (taken_on_by);

-- Whom something open is with today: whoever took it on, else whoever was asked, as long as they are the person or manage them; else all who do.
create function cairn_held_by(of_person uuid, asked uuid, taken_on_by uuid) returns uuid[] language plpgsql stable as $$
declare
  managers uuid[] := cairn_managers_of(of_person);
begin
  return case
    when taken_on_by = of_person or taken_on_by = any (managers) then array[taken_on_by]
    when asked = of_person or asked = any (managers) then array[asked]
    else managers
  end;
end
$$;

-- Nobody puts upon others what nobody asked them for.
create function taken_on_by_oneself() returns trigger language plpgsql as $$
begin
  if new.taken_on_by is not null and new.taken_on_by is distinct from old.taken_on_by and new.taken_on_by is distinct from cairn_person() then
    raise exception 'One takes things on for oneself alone.' using errcode = 'insufficient_privilege';
  end if;
  return new;
end
$$;
create trigger support_request_taken_on before update on support_request for each row execute function taken_on_by_oneself();
create trigger prompt_outcome_taken_on before update on prompt_outcome for each row execute function taken_on_by_oneself();

-- Overdue support of those whom one's own reports manage: who owes it today and the days, and the rest only where it is shared.
drop function cairn_overdue_support();
create function cairn_overdue_support()
  returns table (id uuid, owner_ids uuid[], days int, person_id uuid, framework_id text, competency text)
  language plpgsql stable security definer set search_path = public as $$
  declare
    reports uuid[] := cairn_reports();
    below uuid[] := array(
      select distinct employment.person_id from employment_manager join employment on employment.id = employment_manager.employment_id
      where manager_id = any (reports) and (employment_manager.ends_on is null or employment_manager.ends_on >= cairn_day())
    );
  begin
    return query select it.id, it.owing, cairn_day() - it.due_on, case when it.shared then it.person_id end,
      case when it.shared then it.framework_id end, case when it.shared then it.competency end
    from (
      select s.*, array(select holder from unnest(cairn_held_by(s.person_id, s.owner_id, s.taken_on_by)) as holder where holder = any (reports)) as owing
      from support_request s where s.done_at is null and s.due_on < cairn_day() and s.person_id = any (below)
    ) it
    where it.owing <> '{}';
  end
  $$;

-- Whether whoever asks managed somebody at a moment, as was known then.
create function cairn_managed_at(of_person uuid, moment timestamptz) returns boolean language plpgsql stable security definer set search_path = public as $$
declare
  day date := (moment at time zone 'UTC')::date;
begin
  return exists (
    select from employment_manager join employment on employment.id = employment_manager.employment_id
    where employment.person_id = of_person and manager_id = cairn_person()
      and employment_manager.recorded_at <= moment and employment_manager.starts_on <= day and (employment_manager.ends_on is null or employment_manager.ends_on >= day)
  );
end
$$;

-- What a manager raised and the two talked over is a note of their 1:1: whoever manages the person later does not read it.
drop policy agenda_item_all on agenda_item;
create policy agenda_item_select on agenda_item for select using (
  person_id = (select cairn_person()) or (select cairn_has('job'))
  or person_id = any ((select cairn_reports())::uuid[])
    and (settled_at is null or raised_by = person_id or raised_by = (select cairn_person()) or cairn_managed_at(person_id, settled_at))
);
create policy agenda_item_insert on agenda_item for insert with check (
  person_id = (select cairn_person()) or person_id = any ((select cairn_reports())::uuid[]) or (select cairn_has('job'))
);
create policy agenda_item_update on agenda_item for update using (
  person_id = (select cairn_person()) or person_id = any ((select cairn_reports())::uuid[]) or (select cairn_has('job'))
);
create policy agenda_item_delete on agenda_item for delete using ((select cairn_has('job')));

-- Whoever saves over a later change of work is told, and overwrites nothing.
alter table work_item add column revision integer not null default 1;
