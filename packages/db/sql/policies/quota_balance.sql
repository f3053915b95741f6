CREATE POLICY owner_all ON quota_balance TO bailiwick_owner USING (true) WITH CHECK (true);

-- The balance of the entered workspace, with the total on which it may draw; and all of them, for the organization's.
CREATE POLICY app_read ON quota_balance FOR SELECT TO bailiwick_app
  USING (org_id = (SELECT authz.org_id()) AND ((SELECT authz.has('quota:read'))
    OR place IN (SELECT authz.workspace_where('usage:read'))
    OR (place = org_id AND (SELECT authz.has('usage:read')))));
