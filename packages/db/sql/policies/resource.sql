CREATE POLICY owner_all ON resource TO bailiwick_owner USING (true) WITH CHECK (true);

-- The rows of the kinds that the actor can read, below the roots that are here; and those of a kind that was opened to read
-- in other workspaces.
CREATE POLICY app_read ON resource FOR SELECT TO bailiwick_app
  USING (org_id = (SELECT authz.org_id()) AND EXISTS (
    SELECT FROM resource_root r WHERE r.org_id = resource.org_id AND r.id = resource.root_id AND CASE
      WHEN r.workspace_id IS NULL OR r.workspace_id = (SELECT authz.workspace_id())
        THEN resource.kind = ANY ((SELECT authz.kinds_where('read'))::text[])
      ELSE (SELECT authz.across()) ? (resource.kind || ' ' || r.workspace_id) END));
CREATE POLICY app_add ON resource FOR INSERT TO bailiwick_app
  WITH CHECK (org_id = (SELECT authz.org_id()) AND kind = ANY ((SELECT authz.kinds_where('create'))::text[]) AND EXISTS (
    SELECT FROM resource_root r WHERE r.org_id = resource.org_id AND r.id = resource.root_id
      AND (r.workspace_id IS NULL OR r.workspace_id = (SELECT authz.workspace_id())))
    AND created_by_kind = (SELECT authz.actor_kind()) AND created_by = (SELECT authz.actor_id()));
CREATE POLICY app_change ON resource FOR UPDATE TO bailiwick_app
  USING (org_id = (SELECT authz.org_id()) AND kind = ANY ((SELECT authz.kinds_where('update'))::text[]) AND EXISTS (
    SELECT FROM resource_root r WHERE r.org_id = resource.org_id AND r.id = resource.root_id
      AND (r.workspace_id = (SELECT authz.workspace_id()) OR (r.workspace_id IS NULL AND authz.may_share(r.id, 'update')))));
-- A root is deleted with its row of resource_root.
CREATE POLICY app_remove ON resource FOR DELETE TO bailiwick_app
  USING (org_id = (SELECT authz.org_id()) AND kind = ANY ((SELECT authz.kinds_where('delete'))::text[]) AND EXISTS (
    SELECT FROM resource_root r WHERE r.org_id = resource.org_id AND r.id = resource.root_id
      AND (r.workspace_id = (SELECT authz.workspace_id()) OR (r.workspace_id IS NULL AND authz.may_share(r.id, 'delete'))))
    AND parent_id IS NOT NULL);
