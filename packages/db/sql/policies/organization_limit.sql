CREATE POLICY owner_all ON organization_limit TO bailiwick_owner USING (true) WITH CHECK (true);

CREATE POLICY app_read ON organization_limit FOR SELECT TO bailiwick_app
  USING (org_id = (SELECT authz.org_id()));
CREATE POLICY app_lift ON organization_limit FOR INSERT TO bailiwick_app
  WITH CHECK (org_id = (SELECT authz.org_id()) AND (SELECT authz.has('platform:lift_limit')));
CREATE POLICY app_change ON organization_limit FOR UPDATE TO bailiwick_app
  USING (org_id = (SELECT authz.org_id()) AND (SELECT authz.has('platform:lift_limit')))
  WITH CHECK (org_id = (SELECT authz.org_id()) AND (SELECT authz.has('platform:lift_limit')));
