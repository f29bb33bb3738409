-- Whoever something was agreed about says in their own words what they think of it.
alter table prompt_outcome add column own_comment text check (own_comment <> '');
alter table prompt_outcome add column commented_at timestamptz;
alter table prompt_outcome add check ((own_comment is null) = (commented_at is null));

create function prompt_outcome_comment() returns trigger language plpgsql as $$
begin
  if new.own_comment is distinct from old.own_comment and old.person_id is distinct from cairn_person() then
    raise exception 'Only whoever it was agreed about comments on it.' using errcode = 'insufficient_privilege';
  end if;
  return new;
end
$$;
create trigger prompt_outcome_comment before update on prompt_outcome for each row execute function prompt_outcome_comment();
