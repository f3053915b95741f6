CREATE POLICY owner_all ON resource_root TO bailiwick_owner USING (true) WITH CHECK (true);

-- What is in the entered workspace, is the organization's, or is in a workspace that was opened to read: an id and its
-- kind, which everyone there may know. Of what is shared with chosen workspaces, the row policy of resource_reach leaves what
-- reaches this one. A machine's key sees its own, and so, below, what stands under it: the policies of
-- resources and heartbeats look here.
CREATE POLICY app_read ON resource_root FOR SELECT TO bailiwick_app
  USING (org_id = (SELECT authz.org_id()) AND (workspace_id = (SELECT authz.workspace_id())
    OR (workspace_id IS NULL AND (NOT chosen OR EXISTS (
      SELECT FROM resource_reach x WHERE x.org_id = resource_root.org_id AND x.root_id = resource_root.id)))
    OR (SELECT authz.across()) ? ('* ' || workspace_id))
    AND ((SELECT authz.bound_to()) IS NULL OR id = (SELECT authz.bound_to())));
CREATE POLICY app_add ON resource_root FOR INSERT TO bailiwick_app
  WITH CHECK (org_id = (SELECT authz.org_id()) AND (workspace_id = (SELECT authz.workspace_id()) OR workspace_id IS NULL)
    AND kind = ANY ((SELECT authz.kinds_where('create'))::text[]) AND (SELECT authz.bound_to()) IS NULL);
-- Everything below it goes with it.
CREATE POLICY app_remove ON resource_root FOR DELETE TO bailiwick_app
  USING (org_id = (SELECT authz.org_id())
    AND (workspace_id = (SELECT authz.workspace_id()) OR (workspace_id IS NULL AND authz.may_share(id, 'delete')))
    AND kind = ANY ((SELECT authz.kinds_where('delete'))::text[]));
