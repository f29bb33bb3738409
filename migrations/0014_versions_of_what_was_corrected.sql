-- What feedback said before a correction stays in the words that stood there then: with the version, who the giver was, and the specialty whose texts they read.

-- The specialty of the person on the day of the work: its own texts stand before the family's.
alter table feedback add column specialty text;
update feedback set specialty = (
  select employment.specialty from employment
  where employment.person_id = feedback.about_id and employment.framework_id = feedback.framework_id
    and starts_on <= feedback.observed_on and (ends_on is null or ends_on >= feedback.observed_on)
  order by starts_on desc limit 1
) where relation <> 'outsider';

alter table feedback_revision add column framework_id text, add column framework_version integer, add column relation text, add column specialty text;
-- Feedback is given in the version that is published at that time: what was corrected first was given with the feedback, what came later with the correction before it.
update feedback_revision it set
  framework_id = feedback.framework_id,
  framework_version = coalesce((
    select version.number from framework_version version
    where version.framework_id = feedback.framework_id and version.published_at <= coalesce((
      select max(earlier.replaced_at) from feedback_revision earlier where earlier.feedback_id = it.feedback_id and earlier.revision < it.revision
    ), feedback.given_at)
    order by version.published_at desc, version.number desc limit 1
  ), feedback.framework_version),
  relation = feedback.relation,
  specialty = feedback.specialty
from feedback where feedback.id = it.feedback_id;
alter table feedback_revision
  alter column framework_id set not null,
  alter column framework_version set not null,
  alter column relation set not null,
  add check (relation in ('manager', 'teammate', 'stakeholder', 'report', 'stranger', 'outsider')),
  add foreign key (framework_id, framework_version) references framework_version (framework_id, number) on delete restrict;
create index feedback_revision_framework on feedback_revision (framework_id, framework_version);
