CREATE POLICY owner_all ON invitation TO bailiwick_owner USING (true) WITH CHECK (true);

-- Invitations: of the entered workspace, or of the organization. Accepting one goes through a function. The token's
-- hash is written and never read.
CREATE POLICY app_read ON invitation FOR SELECT TO bailiwick_app
  USING (org_id = (SELECT authz.org_id()) AND CASE
    WHEN workspace_id IS NULL THEN (SELECT authz.has('organization_invitation:read'))
    ELSE workspace_id = (SELECT authz.workspace_where('invitation:read')) END);
CREATE POLICY app_invite ON invitation FOR INSERT TO bailiwick_app
  WITH CHECK (org_id = (SELECT authz.org_id()) AND state = 'pending' AND invited_by_kind = (SELECT authz.actor_kind())
    AND invited_by = (SELECT authz.actor_id())
    AND expires_at <= now() + interval '7 days' AND CASE
      WHEN workspace_id IS NULL
        THEN (SELECT authz.has('organization_invitation:create')) AND authz.may_give('organization', role)
      ELSE workspace_id = (SELECT authz.workspace_id()) AND (SELECT authz.has('invitation:create'))
        AND authz.may_give('workspace', role) END);
CREATE POLICY app_settle ON invitation FOR UPDATE TO bailiwick_app
  USING (org_id = (SELECT authz.org_id()) AND state = 'pending' AND CASE
    WHEN workspace_id IS NULL THEN authz.may_give('organization', role)
      AND ((SELECT authz.has('organization_invitation:create')) OR (SELECT authz.has('organization_invitation:revoke')))
    ELSE workspace_id = (SELECT authz.workspace_id()) AND authz.may_give('workspace', role)
      AND ((SELECT authz.has('invitation:create')) OR (SELECT authz.has('invitation:revoke'))) END)
  WITH CHECK (org_id = (SELECT authz.org_id()) AND state IN ('pending', 'revoked', 'expired')
    AND expires_at <= now() + interval '7 days');
