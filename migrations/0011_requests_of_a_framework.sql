-- A request names competencies, and identifiers belong to a framework: so a request says of which, as a draft and a one-time link do.

alter table feedback_request add column framework_id text;
update feedback_request set framework_id = coalesce(
  (
    select employment.framework_id from employment
    where person_id = about_id and employment.framework_id is not null and starts_on <= (asked_at at time zone 'UTC')::date order by starts_on desc limit 1
  ),
  (select employment.framework_id from employment where person_id = about_id and employment.framework_id is not null order by starts_on limit 1),
  (select min(id) from framework)
);
alter table feedback_request alter column framework_id set not null;
