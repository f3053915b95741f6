CREATE POLICY owner_all ON access_review TO bailiwick_owner USING (true) WITH CHECK (true);

-- Of the entered workspace, or of the organization.
CREATE POLICY app_read ON access_review FOR SELECT TO bailiwick_app
  USING (org_id = (SELECT authz.org_id()) AND CASE
    WHEN workspace_id IS NULL THEN (SELECT authz.has('organization_access_review:read'))
    ELSE workspace_id = (SELECT authz.workspace_where('access_review:read')) END);
-- By people alone, who answer for what the deadline decides.
CREATE POLICY app_create ON access_review FOR INSERT TO bailiwick_app
  WITH CHECK (org_id = (SELECT authz.org_id()) AND created_by_kind = 'user' AND (SELECT authz.actor_kind()) = 'user'
    AND created_by = (SELECT authz.actor_id()) AND started_at = now() AND closed_at IS NULL AND CASE
      WHEN workspace_id IS NULL THEN (SELECT authz.has('organization_access_review:manage'))
      ELSE workspace_id = (SELECT authz.workspace_where('access_review:manage')) END);
CREATE POLICY app_end ON access_review FOR UPDATE TO bailiwick_app
  USING (org_id = (SELECT authz.org_id()) AND CASE
    WHEN workspace_id IS NULL THEN (SELECT authz.has('organization_access_review:manage'))
    ELSE workspace_id = (SELECT authz.workspace_where('access_review:manage')) END)
  WITH CHECK (org_id = (SELECT authz.org_id()) AND next_at IS NULL);
