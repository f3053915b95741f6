-- Workspaces of the blueprint ai-governance have slugs that are unique in their organization (M71), where they were unique in
-- the whole instance. Those that there are get their place in the organization's namespace; in the instance's they go on
-- leading to the workspace, as a slug does that was renamed away, so that no link breaks.
INSERT INTO slug (namespace, slug, org_id, workspace_id, status, free_after)
  SELECT s.org_id::text, s.slug, s.org_id, s.workspace_id, s.status, s.free_after
  FROM slug s JOIN organization o ON o.id = s.org_id
  WHERE o.blueprint = 'ai-governance' AND s.namespace = 'workspaces'
  ON CONFLICT DO NOTHING;
UPDATE slug s SET status = 'redirect', free_after = 'infinity' FROM organization o
  WHERE o.id = s.org_id AND o.blueprint = 'ai-governance' AND s.namespace = 'workspaces' AND s.status = 'current';
