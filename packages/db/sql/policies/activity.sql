CREATE POLICY owner_all ON activity TO bailiwick_owner USING (true) WITH CHECK (true);

-- For reviewers: of the entered workspace; of the organization everywhere. Written by authz.note_activity alone.
CREATE POLICY app_read ON activity FOR SELECT TO bailiwick_app
  USING (org_id = (SELECT authz.org_id()) AND (
    workspace_id = (SELECT authz.workspace_where('access_review:read'))
    OR (SELECT authz.has('organization_access_review:read'))));
