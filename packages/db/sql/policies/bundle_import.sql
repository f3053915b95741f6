CREATE POLICY owner_all ON bundle_import TO bailiwick_owner USING (true) WITH CHECK (true);

CREATE POLICY app_read ON bundle_import FOR SELECT TO bailiwick_app
  USING (org_id = (SELECT authz.org_id())
    AND workspace_id = (SELECT authz.workspace_where('audit:read')));
