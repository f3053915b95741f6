CREATE POLICY owner_all ON team_grant TO bailiwick_owner USING (true) WITH CHECK (true);

-- A team's role in a workspace is assigned, changed and removed under the same rules as a member's.
CREATE POLICY app_read ON team_grant FOR SELECT TO bailiwick_app
  USING (org_id = (SELECT authz.org_id()) AND authz.runs(ends_at) AND (
    workspace_id = (SELECT authz.workspace_where('member:read')) OR (SELECT authz.has('team:read'))));
CREATE POLICY app_add ON team_grant FOR INSERT TO bailiwick_app
  WITH CHECK (org_id = (SELECT authz.org_id()) AND workspace_id = (SELECT authz.workspace_id())
    AND (SELECT authz.has('member:add')) AND authz.may_give('workspace', role));
CREATE POLICY app_change ON team_grant FOR UPDATE TO bailiwick_app
  USING (org_id = (SELECT authz.org_id()) AND workspace_id = (SELECT authz.workspace_id())
    AND (SELECT authz.has('member:change_role')) AND authz.may_give('workspace', role))
  WITH CHECK (org_id = (SELECT authz.org_id()) AND workspace_id = (SELECT authz.workspace_id())
    AND authz.may_give('workspace', role));
CREATE POLICY app_remove ON team_grant FOR DELETE TO bailiwick_app
  USING (org_id = (SELECT authz.org_id()) AND workspace_id = (SELECT authz.workspace_id())
    AND (SELECT authz.has('member:remove')) AND authz.may_give('workspace', role));
