CREATE POLICY owner_all ON audit_entry TO bailiwick_owner USING (true) WITH CHECK (true);

-- The log is read-only; only audit.append writes it.
CREATE POLICY app_read ON audit_entry FOR SELECT TO bailiwick_app
  USING (org_id = (SELECT authz.org_id()) AND (
    workspace_id = (SELECT authz.workspace_where('audit:read'))
    OR (SELECT authz.has('organization_audit:read'))));
-- The export reads a chain as stored.
CREATE POLICY worker_export ON audit_entry FOR SELECT TO bailiwick_worker USING (true);
