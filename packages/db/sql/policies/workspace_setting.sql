CREATE POLICY owner_all ON workspace_setting TO bailiwick_owner USING (true) WITH CHECK (true);

CREATE POLICY app_read ON workspace_setting FOR SELECT TO bailiwick_app
  USING (org_id = (SELECT authz.org_id()) AND workspace_id = (SELECT authz.workspace_where('workspace:read')));
CREATE POLICY app_change ON workspace_setting FOR UPDATE TO bailiwick_app
  USING (org_id = (SELECT authz.org_id()) AND workspace_id = (SELECT authz.workspace_id())
    AND (SELECT authz.has('workspace:update')))
  WITH CHECK (org_id = (SELECT authz.org_id()) AND workspace_id = (SELECT authz.workspace_id()));
-- A setting that the blueprint got after the workspace was created is written when it is first edited.
CREATE POLICY app_set ON workspace_setting FOR INSERT TO bailiwick_app
  WITH CHECK (org_id = (SELECT authz.org_id()) AND workspace_id = (SELECT authz.workspace_id())
    AND (SELECT authz.has('workspace:update')));
