CREATE POLICY owner_all ON key TO bailiwick_owner USING (true) WITH CHECK (true);

-- Keys: of the entered workspace, or of the organization. The key of a machine is no one's to see, issue or revoke: it comes
-- and goes with the machine.
CREATE POLICY app_read ON key FOR SELECT TO bailiwick_app
  USING (org_id = (SELECT authz.org_id()) AND resource_id IS NULL AND CASE
    WHEN workspace_id IS NULL THEN (SELECT authz.has('organization_key:read'))
    ELSE workspace_id = (SELECT authz.workspace_where('key:read')) END);
-- Only people issue keys, and give no more than they hold where the key applies.
CREATE POLICY app_issue ON key FOR INSERT TO bailiwick_app
  WITH CHECK (org_id = (SELECT authz.org_id()) AND resource_id IS NULL AND created_by_kind = 'user'
    AND (SELECT authz.actor_kind()) = 'user' AND created_by = (SELECT authz.actor_id()) AND created_at = now() AND revoked_at IS NULL AND CASE
      WHEN workspace_id IS NULL
        THEN (SELECT authz.has('organization_key:issue')) AND authz.may_issue('organization', permissions)
      ELSE workspace_id = (SELECT authz.workspace_id()) AND (SELECT authz.has('key:issue'))
        AND authz.may_issue('workspace', permissions) END);
CREATE POLICY app_revoke ON key FOR UPDATE TO bailiwick_app
  USING (org_id = (SELECT authz.org_id()) AND resource_id IS NULL AND revoked_at IS NULL AND CASE
    WHEN workspace_id IS NULL THEN (SELECT authz.has('organization_key:revoke'))
    ELSE workspace_id = (SELECT authz.workspace_where('key:revoke')) END)
  WITH CHECK (org_id = (SELECT authz.org_id()) AND revoked_at = now());
