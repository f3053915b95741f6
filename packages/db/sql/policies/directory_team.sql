CREATE POLICY owner_all ON directory_team TO bailiwick_owner USING (true) WITH CHECK (true);

CREATE POLICY app_read ON directory_team FOR SELECT TO bailiwick_app
  USING (org_id = (SELECT authz.org_id()) AND (SELECT authz.has('directory:sync')));
-- It comes and goes with its team: authz.put_directory_team.
CREATE POLICY app_change ON directory_team FOR UPDATE TO bailiwick_app
  USING (org_id = (SELECT authz.org_id()) AND (SELECT authz.has('directory:sync')))
  WITH CHECK (org_id = (SELECT authz.org_id()));
