CREATE POLICY owner_all ON security_policy TO bailiwick_owner USING (true) WITH CHECK (true);

-- Of the entered workspace, with the organization's, which is its floor; or of the organization.
CREATE POLICY app_read ON security_policy FOR SELECT TO bailiwick_app
  USING (org_id = (SELECT authz.org_id()) AND (
    (workspace_id IS NULL AND (SELECT authz.has('organization_security_policy:manage')))
    OR ((SELECT authz.workspace_where('security_policy:read')) = workspace_id)
    OR (workspace_id IS NULL AND (SELECT authz.workspace_where('security_policy:read')) IS NOT NULL)
    OR (workspace_id IS NOT DISTINCT FROM (SELECT authz.workspace_id()) AND (SELECT authz.has('platform:revert_security_policy')))));
-- By people alone, and at the place that they entered. The platform admin brings back what was.
CREATE POLICY app_create ON security_policy FOR INSERT TO bailiwick_app
  WITH CHECK (org_id = (SELECT authz.org_id()) AND workspace_id IS NOT DISTINCT FROM (SELECT authz.workspace_id())
    AND created_by_kind = 'user' AND (SELECT authz.actor_kind()) = 'user' AND created_by = (SELECT authz.actor_id())
    AND created_at = now() AND settled IS NULL
    AND (SELECT authz.has_any(CASE WHEN authz.workspace_id() IS NULL THEN 'organization_security_policy:manage'
      ELSE 'security_policy:update' END, 'platform:revert_security_policy')));
CREATE POLICY app_settle ON security_policy FOR UPDATE TO bailiwick_app
  USING (org_id = (SELECT authz.org_id()) AND workspace_id IS NOT DISTINCT FROM (SELECT authz.workspace_id())
    AND (SELECT authz.has_any(CASE WHEN authz.workspace_id() IS NULL THEN 'organization_security_policy:manage'
      ELSE 'security_policy:update' END, 'platform:revert_security_policy')))
  WITH CHECK (org_id = (SELECT authz.org_id()));
