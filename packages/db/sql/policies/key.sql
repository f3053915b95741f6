CREATE POLICY owner_all ON key TO bailiwick_owner USING (true) WITH CHECK (true);

-- Keys: of the entered workspace, or of the organization. The key of a machine is no one's to see, issue or revoke: it comes
-- and goes with the machine.
CREATE POLICY app_read ON key FOR SELECT TO bailiwick_app
  USING (org_id = (SELECT authz.org_id()) AND resource_id IS NULL AND person_id IS NULL AND CASE
    WHEN workspace_id IS NULL THEN (SELECT authz.has('organization_key:read'))
    ELSE workspace_id = (SELECT authz.workspace_where('key:read')) END);
-- Only people issue keys, and give no more than they hold where the key applies.
CREATE POLICY app_issue ON key FOR INSERT TO bailiwick_app
  WITH CHECK (org_id = (SELECT authz.org_id()) AND resource_id IS NULL AND person_id IS NULL AND created_by_kind = 'user'
    AND (SELECT authz.actor_kind()) = 'user' AND created_by = (SELECT authz.actor_id()) AND created_at = now() AND revoked_at IS NULL AND CASE
      WHEN workspace_id IS NULL
        THEN (SELECT authz.has('organization_key:issue')) AND authz.may_issue('organization', permissions)
          AND NOT EXISTS (SELECT FROM unnest(workspace_ids) bound WHERE NOT EXISTS (
            SELECT FROM workspace w WHERE w.org_id = key.org_id AND w.id = bound))
      ELSE workspace_id = (SELECT authz.workspace_id()) AND (SELECT authz.has('key:issue'))
        AND authz.may_issue('workspace', permissions) END);
-- Who can revoke keys revokes; people who can issue them rename and narrow (authz.key_guard).
CREATE POLICY app_change ON key FOR UPDATE TO bailiwick_app
  USING (org_id = (SELECT authz.org_id()) AND resource_id IS NULL AND person_id IS NULL AND revoked_at IS NULL AND CASE
    WHEN workspace_id IS NULL
      THEN (SELECT authz.has('organization_key:revoke')) OR (SELECT authz.has('organization_key:issue'))
    ELSE workspace_id = (SELECT authz.workspace_where('key:revoke', 'key:issue')) END)
  WITH CHECK (org_id = (SELECT authz.org_id()) AND person_id IS NULL AND CASE
    WHEN revoked_at IS NULL THEN (SELECT authz.actor_kind()) = 'user' AND CASE
      WHEN workspace_id IS NULL THEN (SELECT authz.has('organization_key:issue'))
      ELSE workspace_id = (SELECT authz.workspace_where('key:issue')) END
    ELSE revoked_at = now() AND CASE
      WHEN workspace_id IS NULL THEN (SELECT authz.has('organization_key:revoke'))
      ELSE workspace_id = (SELECT authz.workspace_where('key:revoke')) END END);

-- Personal tokens: a person's own, in the entered organization.
CREATE POLICY app_read_own ON key FOR SELECT TO bailiwick_app
  USING (org_id = (SELECT authz.org_id()) AND person_id = (SELECT authz.person_id()));
CREATE POLICY app_issue_own ON key FOR INSERT TO bailiwick_app
  WITH CHECK (org_id = (SELECT authz.org_id()) AND person_id = (SELECT authz.person_id()) AND workspace_id IS NULL
    AND resource_id IS NULL AND created_by_kind = 'user' AND created_by = person_id AND created_at = now()
    AND revoked_at IS NULL AND (SELECT authz.confined_to()) IS NULL AND authz.may_hold_token(permissions));
CREATE POLICY app_change_own ON key FOR UPDATE TO bailiwick_app
  USING (org_id = (SELECT authz.org_id()) AND person_id = (SELECT authz.person_id()) AND revoked_at IS NULL)
  WITH CHECK (org_id = (SELECT authz.org_id()) AND person_id = (SELECT authz.person_id())
    AND (revoked_at IS NULL OR revoked_at = now()));
