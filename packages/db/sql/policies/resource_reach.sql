CREATE POLICY owner_all ON resource_reach TO bailiwick_owner USING (true) WITH CHECK (true);

-- What reaches the entered workspace; which others it reaches as well, authz.reached_by tells. Only authz.share_resource
-- writes it.
CREATE POLICY app_read ON resource_reach FOR SELECT TO bailiwick_app
  USING (org_id = (SELECT authz.org_id()) AND workspace_id = (SELECT authz.workspace_id()));
