CREATE POLICY owner_all ON webhook TO bailiwick_owner USING (true) WITH CHECK (true);

-- Of the entered workspace, or of the organization.
CREATE POLICY app_read ON webhook FOR SELECT TO bailiwick_app
  USING (org_id = (SELECT authz.org_id()) AND CASE
    WHEN workspace_id IS NULL THEN (SELECT authz.has('organization_integration:read'))
    ELSE workspace_id = (SELECT authz.workspace_where('integration:read')) END);
-- Only by people: a webhook of a key would go on after the key is revoked.
CREATE POLICY app_create ON webhook FOR INSERT TO bailiwick_app
  WITH CHECK (org_id = (SELECT authz.org_id()) AND created_by_kind = 'user' AND (SELECT authz.actor_kind()) = 'user'
    AND created_by = (SELECT authz.actor_id()) AND created_at = now() AND stopped IS NULL AND CASE
      WHEN workspace_id IS NULL THEN (SELECT authz.has('organization_integration:manage'))
      ELSE workspace_id = (SELECT authz.workspace_where('integration:manage')) END);
CREATE POLICY app_change ON webhook FOR UPDATE TO bailiwick_app
  USING (org_id = (SELECT authz.org_id()) AND CASE
    WHEN workspace_id IS NULL THEN (SELECT authz.has('organization_integration:manage'))
    ELSE workspace_id = (SELECT authz.workspace_where('integration:manage')) END)
  WITH CHECK (org_id = (SELECT authz.org_id()));
CREATE POLICY app_delete ON webhook FOR DELETE TO bailiwick_app
  USING (org_id = (SELECT authz.org_id()) AND CASE
    WHEN workspace_id IS NULL THEN (SELECT authz.has('organization_integration:manage'))
    ELSE workspace_id = (SELECT authz.workspace_where('integration:manage')) END);
