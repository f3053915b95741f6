CREATE POLICY owner_all ON team TO bailiwick_owner USING (true) WITH CHECK (true);

-- Teams: visible to people with the permission, to their members, and to the people of a workspace where they have a
-- role.
CREATE POLICY app_read ON team FOR SELECT TO bailiwick_app
  USING (org_id = (SELECT authz.org_id()) AND (
    (SELECT authz.has('team:read'))
    OR EXISTS (
      SELECT 1 FROM team_member m WHERE m.org_id = team.org_id AND m.team_id = team.id
        AND m.user_id = (SELECT authz.person_id()))
    OR EXISTS (
      SELECT 1 FROM team_grant g WHERE g.org_id = team.org_id AND g.team_id = team.id
        AND g.workspace_id = (SELECT authz.workspace_where('member:read')))));
CREATE POLICY app_create ON team FOR INSERT TO bailiwick_app
  WITH CHECK (org_id = (SELECT authz.org_id()) AND (SELECT authz.has('team:create')));
CREATE POLICY app_change ON team FOR UPDATE TO bailiwick_app
  USING (org_id = (SELECT authz.org_id()) AND (SELECT authz.has('team:update')))
  WITH CHECK (org_id = (SELECT authz.org_id()));
CREATE POLICY app_remove ON team FOR DELETE TO bailiwick_app
  USING (org_id = (SELECT authz.org_id()) AND (SELECT authz.has('team:delete')) AND authz.may_staff(id));
-- Those of the organization's directory, for who writes what it says.
CREATE POLICY app_read_directory ON team FOR SELECT TO bailiwick_app
  USING (org_id = (SELECT authz.org_id()) AND (SELECT authz.has('directory:sync')) AND EXISTS (
    SELECT FROM directory_team d WHERE d.org_id = team.org_id AND d.team_id = team.id));
