-- A correction says something else; about whom, by whom and for which request it was given stays as it was.
revoke update on feedback from cairn_app;
grant update (relation, visibility, framework_id, framework_version, specialty, work_item_id, observed_on, words, corrected_at, withdrawn_at, changed_at, revision) on feedback to cairn_app;
