CREATE POLICY owner_all ON access_request TO bailiwick_owner USING (true) WITH CHECK (true);

-- One's own in the entered place, and everyone's there for those who can give roles.
CREATE POLICY app_read ON access_request FOR SELECT TO bailiwick_app
  USING (org_id = (SELECT authz.org_id()) AND CASE
    WHEN workspace_id IS NULL THEN (SELECT authz.has('organization_member:change_role'))
      OR ((SELECT authz.has('organization:read')) AND user_id = (SELECT authz.person_id()))
    ELSE workspace_id = (SELECT authz.workspace_where('member:change_role'))
      OR (workspace_id = (SELECT authz.workspace_where('workspace:read')) AND user_id = (SELECT authz.person_id())) END);
-- People ask, for themselves.
CREATE POLICY app_create ON access_request FOR INSERT TO bailiwick_app
  WITH CHECK (org_id = (SELECT authz.org_id()) AND user_id = (SELECT authz.person_id()) AND created_at = now()
    AND expires_at > now() AND outcome IS NULL AND CASE
      WHEN workspace_id IS NULL THEN (SELECT authz.has('organization:read'))
      ELSE workspace_id = (SELECT authz.workspace_where('workspace:read')) END);
CREATE POLICY app_withdraw ON access_request FOR UPDATE TO bailiwick_app
  USING (org_id = (SELECT authz.org_id()) AND outcome IS NULL AND expires_at > now() AND user_id = (SELECT authz.person_id()))
  WITH CHECK (org_id = (SELECT authz.org_id()) AND outcome = 'withdrawn' AND user_id = (SELECT authz.person_id())
    AND decided_at = now() AND given_end IS NULL AND former_role IS NULL);
-- A person decides once, never about what they asked for themselves. What is given goes through the rules of giving it.
CREATE POLICY app_decide ON access_request FOR UPDATE TO bailiwick_app
  USING (org_id = (SELECT authz.org_id()) AND outcome IS NULL AND expires_at > now() AND user_id <> (SELECT authz.person_id())
    AND CASE WHEN workspace_id IS NULL THEN (SELECT authz.has('organization_member:change_role'))
      ELSE workspace_id = (SELECT authz.workspace_where('member:change_role')) END)
  WITH CHECK (org_id = (SELECT authz.org_id()) AND outcome IN ('approved', 'refused')
    AND user_id <> (SELECT authz.person_id()) AND decided_by = (SELECT authz.person_id()) AND decided_at = now());
