CREATE POLICY owner_all ON quota_period TO bailiwick_owner USING (true) WITH CHECK (true);

CREATE POLICY app_read ON quota_period FOR SELECT TO bailiwick_app
  USING (org_id = (SELECT authz.org_id()) AND (SELECT authz.has_any('usage:read', 'quota:read')));
