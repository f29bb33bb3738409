-- Who works where, kept by administrators: domains of teams, accounts that close on a day, and whole organizations read in at once.

create index person_name on person (name collate "und-x-icu", id);

create table team_domain (
  team_id text not null references team on delete cascade,
  domain text not null,
  starts_on date not null,
  ends_on date check (ends_on >= starts_on),
  primary key (team_id, domain, starts_on)
);
alter table team_domain enable row level security;
create policy team_domain_select on team_domain for select using ((select cairn_reads_people()));
create policy team_domain_write on team_domain for all using ((select cairn_keeps_people())) with check ((select cairn_keeps_people()));

-- From this day on an account is closed, whatever else is said of it.
alter table account add column closes_on date;

-- Somebody who leaves: their account is closed from that day on, and at once where the day has come.
create function cairn_close_accounts(leaving json) returns void language sql set search_path = public
  begin atomic
    update account set closes_on = leaves.on_day, active = active and leaves.on_day > cairn_day()
    from json_to_recordset(leaving) as leaves(person uuid, on_day date) where account.person_id = leaves.person;
    delete from session using account, json_to_recordset(leaving) as leaves(person uuid, on_day date)
    where session.account_id = account.id and account.person_id = leaves.person and leaves.on_day <= cairn_day();
  end;

-- People with their accounts, many at a time; nobody knows a password yet.
create function cairn_create_people(newcomers json, at timestamptz) returns void language sql set search_path = public
  begin atomic
    insert into person (id, name) select person, name from json_to_recordset(newcomers) as it(person uuid, name text);
    insert into personal_record (person_id) select person from json_to_recordset(newcomers) as it(person uuid);
    insert into account (id, person_id, email, roles, created_at)
    select account, person, email, roles, at from json_to_recordset(newcomers) as it(account uuid, person uuid, email text, roles text[]);
  end;

-- Other names, and other roles, of people who have accounts already.
create function cairn_change_people(changes json) returns void language sql set search_path = public
  begin atomic
    update person set name = it.name from json_to_recordset(changes) as it(person uuid, name text) where person.id = it.person and person.name <> it.name;
    update account set roles = it.roles from json_to_recordset(changes) as it(person uuid, roles text[]) where account.person_id = it.person and account.roles <> it.roles;
  end;
