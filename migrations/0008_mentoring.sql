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

alter table mentor_offer enable row level security;
create policy mentor_offer_select on mentor_offer for select using ((select cairn_person()) is not null or (select cairn_has('job')));
create policy mentor_offer_write on mentor_offer for all using (person_id = (select cairn_person())) with check (person_id = (select cairn_person()));

alter table mentorship enable row level security;
create policy mentorship_both on mentorship using (mentor_id = (select cairn_person()) or mentee_id = (select cairn_person()) or (select cairn_has('job')));
