-- A chance outlives whoever offered it. Administrators look after the structure, so they close what nobody else can.
drop policy opportunity_update on opportunity;
create policy opportunity_update on opportunity for update using (
  offered_by = (select cairn_person()) or cairn_manages_team(team_id) or (select cairn_has('administrator'))
);
