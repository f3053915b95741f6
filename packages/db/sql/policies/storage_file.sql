CREATE POLICY owner_all ON storage_file TO bailiwick_owner USING (true) WITH CHECK (true);

CREATE POLICY app_read ON storage_file FOR SELECT TO bailiwick_app
  USING (org_id = (SELECT authz.org_id()) AND workspace_id = (SELECT authz.workspace_where('storage:read')));
CREATE POLICY app_create ON storage_file FOR INSERT TO bailiwick_app
  WITH CHECK (org_id = (SELECT authz.org_id()) AND workspace_id = (SELECT authz.workspace_where('storage:write'))
    AND stored_at = now());
CREATE POLICY app_change ON storage_file FOR UPDATE TO bailiwick_app
  USING (org_id = (SELECT authz.org_id()) AND workspace_id = (SELECT authz.workspace_where('storage:write')))
  WITH CHECK (org_id = (SELECT authz.org_id()) AND workspace_id = (SELECT authz.workspace_where('storage:write'))
    AND stored_at = now());
CREATE POLICY app_delete ON storage_file FOR DELETE TO bailiwick_app
  USING (org_id = (SELECT authz.org_id()) AND workspace_id = (SELECT authz.workspace_where('storage:write')));
