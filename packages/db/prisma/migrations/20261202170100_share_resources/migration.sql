-- Resources of a kind of either level belong to one workspace, to chosen ones, or to the whole organization (S5). What is
-- shared has no workspace of its own, like what is the organization's; `chosen` says that it reaches only those workspaces
-- that are listed, so that one that has lost the last of them never reaches all.
ALTER TABLE authz.blueprint_kind DROP CONSTRAINT blueprint_kind_level_check,
  ADD CONSTRAINT blueprint_kind_level_check CHECK (level IN ('organization', 'workspace', 'either'));
ALTER TABLE resource_root ADD COLUMN chosen boolean NOT NULL DEFAULT false,
  ADD CONSTRAINT resource_root_chosen CHECK (NOT chosen OR workspace_id IS NULL);

-- The chosen workspaces of a shared resource.
CREATE TABLE resource_reach (
  org_id       uuid NOT NULL,
  root_id      uuid NOT NULL,
  workspace_id uuid NOT NULL,
  PRIMARY KEY (org_id, root_id, workspace_id),
  FOREIGN KEY (org_id, root_id) REFERENCES resource_root (org_id, id) ON DELETE CASCADE,
  FOREIGN KEY (org_id, workspace_id) REFERENCES workspace (org_id, id) ON DELETE CASCADE
);
CREATE INDEX resource_reach_by_workspace ON resource_reach (org_id, workspace_id);
ALTER TABLE resource_reach ENABLE ROW LEVEL SECURITY;
ALTER TABLE resource_reach FORCE ROW LEVEL SECURITY;
GRANT SELECT ON resource_reach TO bailiwick_app;
