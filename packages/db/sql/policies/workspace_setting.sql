CREATE POLICY owner_all ON workspace_setting TO bailiwick_owner USING (true) WITH CHECK (true);

CREATE POLICY app_read ON workspace_setting FOR SELECT TO bailiwick_app
  USING (org_id = (SELECT authz.org_id()) AND workspace_id = (SELECT authz.workspace_where('workspace:read')));
-- How long a workspace keeps its log is for the organization to say: it keeps everyone else's entries in between (M6).
CREATE POLICY app_change ON workspace_setting FOR UPDATE TO bailiwick_app
  USING (org_id = (SELECT authz.org_id()) AND workspace_id = (SELECT authz.workspace_id())
    AND (SELECT authz.has('workspace:update')) AND (key <> 'retention_days' OR (SELECT authz.has('organization:update'))))
  WITH CHECK (org_id = (SELECT authz.org_id()) AND workspace_id = (SELECT authz.workspace_id())
    AND (key <> 'retention_days' OR (SELECT authz.has('organization:update'))));
-- A setting that the blueprint got after the workspace was created is written when it is first edited.
CREATE POLICY app_set ON workspace_setting FOR INSERT TO bailiwick_app
  WITH CHECK (org_id = (SELECT authz.org_id()) AND workspace_id = (SELECT authz.workspace_id())
    AND (SELECT authz.has('workspace:update')) AND (key <> 'retention_days' OR (SELECT authz.has('organization:update'))));
