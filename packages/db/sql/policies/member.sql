CREATE POLICY owner_all ON member TO bailiwick_owner USING (true) WITH CHECK (true);

-- Members of the entered workspace; what has ended is not there, also before it is removed. A role is assigned, changed and removed only by people who hold all of it.
CREATE POLICY app_read ON member FOR SELECT TO bailiwick_app
  USING (org_id = (SELECT authz.org_id()) AND authz.runs(ends_at) AND (
    workspace_id = (SELECT authz.workspace_where('member:read'))
    -- The platform's rescue must see the person it makes an owner.
    OR (SELECT authz.has_everywhere('member:read') OR authz.has('platform:rescue_workspace'))
    OR user_id = (SELECT authz.person_id())));
CREATE POLICY app_add ON member FOR INSERT TO bailiwick_app
  WITH CHECK (org_id = (SELECT authz.org_id()) AND workspace_id = (SELECT authz.workspace_id())
    AND ((SELECT authz.has('member:add')) OR (SELECT authz.has('platform:rescue_workspace')))
    AND (authz.may_give('workspace', role) OR (SELECT authz.has('platform:rescue_workspace'))));
CREATE POLICY app_change ON member FOR UPDATE TO bailiwick_app
  USING (org_id = (SELECT authz.org_id()) AND workspace_id = (SELECT authz.workspace_id())
    AND (((SELECT authz.has('member:change_role')) AND authz.may_give('workspace', role))
      OR (SELECT authz.has('platform:rescue_workspace'))))
  WITH CHECK (org_id = (SELECT authz.org_id()) AND workspace_id = (SELECT authz.workspace_id())
    AND (authz.may_give('workspace', role) OR (SELECT authz.has('platform:rescue_workspace'))));
CREATE POLICY app_remove ON member FOR DELETE TO bailiwick_app
  USING (org_id = (SELECT authz.org_id()) AND workspace_id = (SELECT authz.workspace_id()) AND (
    ((SELECT authz.has('member:remove')) AND authz.may_give('workspace', role))
    OR ((SELECT authz.has('member:leave')) AND user_id = (SELECT authz.person_id()))));
