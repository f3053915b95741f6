CREATE POLICY owner_all ON billing_account TO bailiwick_owner USING (true) WITH CHECK (true);

CREATE POLICY app_read ON billing_account FOR SELECT TO bailiwick_app
  USING (org_id = (SELECT authz.org_id()) AND (SELECT authz.has('billing:read')));
