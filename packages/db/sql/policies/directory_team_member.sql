CREATE POLICY owner_all ON directory_team_member TO bailiwick_owner USING (true) WITH CHECK (true);

CREATE POLICY app_read ON directory_team_member FOR SELECT TO bailiwick_app
  USING (org_id = (SELECT authz.org_id()) AND (SELECT authz.has('directory:sync')));
CREATE POLICY app_create ON directory_team_member FOR INSERT TO bailiwick_app
  WITH CHECK (org_id = (SELECT authz.org_id()) AND (SELECT authz.has('directory:sync')));
CREATE POLICY app_delete ON directory_team_member FOR DELETE TO bailiwick_app
  USING (org_id = (SELECT authz.org_id()) AND (SELECT authz.has('directory:sync')));
