CREATE POLICY owner_all ON workspace TO bailiwick_owner USING (true) WITH CHECK (true);

-- Workspaces: the entered one, those that an organization role reaches, and the actor's own.
CREATE POLICY app_read ON workspace FOR SELECT TO bailiwick_app
  USING (org_id = (SELECT authz.org_id()) AND (
    id = (SELECT authz.workspace_where('workspace:read', 'workspace:restore'))
    OR CASE state WHEN 'pending_deletion' THEN (SELECT authz.has_everywhere('workspace:restore'))
                  ELSE (SELECT authz.has_everywhere('workspace:read')) END
    OR (state <> 'pending_deletion' AND EXISTS (
        SELECT 1 FROM member m
        WHERE m.org_id = workspace.org_id AND m.workspace_id = workspace.id AND m.user_id = (SELECT authz.person_id())))
    OR (SELECT authz.has('platform:read'))
  ));
CREATE POLICY app_create ON workspace FOR INSERT TO bailiwick_app
  WITH CHECK (org_id = (SELECT authz.org_id()) AND (SELECT authz.has('workspace:create'))
    AND state = 'active' AND NOT is_default AND created_by_kind = (SELECT authz.actor_kind())
    AND created_by = (SELECT authz.actor_id()));
CREATE POLICY app_change ON workspace FOR UPDATE TO bailiwick_app
  USING (org_id = (SELECT authz.org_id())
    AND (id = (SELECT authz.workspace_id()) OR (SELECT authz.has('workspace:set_default'))))
  WITH CHECK (org_id = (SELECT authz.org_id()));
CREATE POLICY app_read_by_team ON workspace FOR SELECT TO bailiwick_app
  USING (org_id = (SELECT authz.org_id()) AND state <> 'pending_deletion' AND id IN (SELECT authz.team_workspaces()));
