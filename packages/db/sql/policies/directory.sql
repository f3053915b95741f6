CREATE POLICY owner_all ON directory TO bailiwick_owner USING (true) WITH CHECK (true);

CREATE POLICY app_read ON directory FOR SELECT TO bailiwick_app
  USING (org_id = (SELECT authz.org_id()) AND (SELECT authz.has('directory:sync')));
CREATE POLICY app_create ON directory FOR INSERT TO bailiwick_app
  WITH CHECK (org_id = (SELECT authz.org_id()) AND (SELECT authz.has('directory:sync')) AND stopped IS NULL);
