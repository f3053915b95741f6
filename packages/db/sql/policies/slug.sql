CREATE POLICY owner_all ON slug TO bailiwick_owner USING (true) WITH CHECK (true);

-- Slugs are claimed and released only by functions, because the namespaces are wider than a tenant.
CREATE POLICY app_read ON slug FOR SELECT TO bailiwick_app
  USING (org_id = (SELECT authz.org_id()));
