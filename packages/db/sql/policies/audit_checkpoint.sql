CREATE POLICY owner_all ON audit_checkpoint TO bailiwick_owner USING (true) WITH CHECK (true);

CREATE POLICY app_read ON audit_checkpoint FOR SELECT TO bailiwick_app
  USING (org_id = (SELECT authz.org_id())
    AND (SELECT authz.has_any('audit:read', 'organization_audit:read')));
