CREATE POLICY owner_all ON organization_feature TO bailiwick_owner USING (true) WITH CHECK (true);

CREATE POLICY app_read ON organization_feature FOR SELECT TO bailiwick_app
  USING (org_id = (SELECT authz.org_id()));
