CREATE POLICY owner_all ON imported_entry TO bailiwick_owner USING (true) WITH CHECK (true);

-- Only authz.import_rows writes them.
CREATE POLICY app_read ON imported_entry FOR SELECT TO bailiwick_app
  USING (org_id = (SELECT authz.org_id())
    AND workspace_id = (SELECT authz.workspace_where('audit:read')));
