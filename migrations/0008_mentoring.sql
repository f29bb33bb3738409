-- Strengths put to use: who offers to mentor in a competency, and who asked whom.

-- An offer is made to be seen by colleagues; the strength behind it is not said.
create table mentor_offer (
  person_id uuid not null references personal_record on delete cascade,
  framework_id text not null,
  competency text not null,
  -- How many people at a time.
  capacity integer not null check (capacity between 1 and 10),
  words text,
  offered_at timestamptz not null,
  ended_at timestamptz,
  primary key (person_id, framework_id, competency)
);
create index mentor_offer_open on mentor_offer (framework_id, competency) where ended_at is null;

-- A mentee's wish is known to the mentor only once the mentee has asked: asking is their consent, accepting the mentor's.
create table mentorship (
  id uuid primary key,
  mentor_id uuid not null references personal_record on delete cascade,
  mentee_id uuid not null references personal_record on delete cascade check (mentee_id <> mentor_id),
  framework_id text not null,
  competency text not null,
  words text,
  asked_at timestamptz not null,
  state text not null check (state in ('asked', 'accepted', 'declined', 'ended')),
  answered_at timestamptz,
  ended_at timestamptz
);
create index mentorship_mentor on mentorship (mentor_id);
create index mentorship_mentee on mentorship (mentee_id);
create unique index mentorship_once on mentorship (mentor_id, mentee_id, framework_id, competency) where state in ('asked', 'accepted');

-- How many mentees each mentor has, and nothing of who they are: from it follows where there is room.
create function cairn_mentees() returns table (mentor_id uuid, framework_id text, competency text, mentees int)
  language sql stable security definer set search_path = public
  begin atomic
    select mentorship.mentor_id, mentorship.framework_id, mentorship.competency, count(*)::int from mentorship
    where state = 'accepted' and cairn_person() is not null
    group by mentorship.mentor_id, mentorship.framework_id, mentorship.competency;
  end;

alter table mentor_offer enable row level security;
create policy mentor_offer_select on mentor_offer for select using (
  (select cairn_person()) is not null and (ended_at is null or person_id = (select cairn_person())) or (select cairn_has('job'))
);
create policy mentor_offer_insert on mentor_offer for insert with check (person_id = (select cairn_person()));
create policy mentor_offer_update on mentor_offer for update using (person_id = (select cairn_person())) with check (person_id = (select cairn_person()));

-- Who asked whom is between the two. A mentee asks whoever offers and takes it back; only the mentor accepts.
alter table mentorship enable row level security;
create policy mentorship_select on mentorship for select using (
  mentor_id = (select cairn_person()) or mentee_id = (select cairn_person()) or (select cairn_has('job'))
);
create policy mentorship_insert on mentorship for insert with check (
  mentee_id = (select cairn_person()) and state = 'asked' and exists (
    select from mentor_offer
    where person_id = mentor_id and mentor_offer.framework_id = mentorship.framework_id and mentor_offer.competency = mentorship.competency and mentor_offer.ended_at is null
  )
);
create policy mentorship_update on mentorship for update
  using (mentor_id = (select cairn_person()) or mentee_id = (select cairn_person()))
  with check (mentor_id = (select cairn_person()) or mentee_id = (select cairn_person()) and state = 'ended');
