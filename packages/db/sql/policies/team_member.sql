CREATE POLICY owner_all ON team_member TO bailiwick_owner USING (true) WITH CHECK (true);

CREATE POLICY app_read ON team_member FOR SELECT TO bailiwick_app
  USING (org_id = (SELECT authz.org_id()) AND authz.runs(ends_at) AND (
    user_id = (SELECT authz.person_id())
    OR (SELECT authz.has('team:read'))
    OR EXISTS (
      SELECT 1 FROM team_grant g WHERE g.org_id = team_member.org_id AND g.team_id = team_member.team_id
        AND g.workspace_id = (SELECT authz.workspace_where('member:read')))));
CREATE POLICY app_add ON team_member FOR INSERT TO bailiwick_app
  WITH CHECK (org_id = (SELECT authz.org_id()) AND (SELECT authz.has('team_member:add')) AND authz.may_staff(team_id)
    AND authz.may_staff_until_end(team_id));
CREATE POLICY app_remove ON team_member FOR DELETE TO bailiwick_app
  USING (org_id = (SELECT authz.org_id()) AND (
    ((SELECT authz.has('team_member:remove')) AND authz.may_staff(team_id)) OR user_id = (SELECT authz.person_id())));
