CREATE POLICY owner_all ON key_secret TO bailiwick_owner USING (true) WITH CHECK (true);

CREATE POLICY app_read ON key_secret FOR SELECT TO bailiwick_app
  USING (org_id = (SELECT authz.org_id()) AND EXISTS (
    SELECT FROM key k WHERE k.org_id = key_secret.org_id AND k.id = key_secret.key_id));
-- The first one, in the commit that issues its key.
CREATE POLICY app_issue ON key_secret FOR INSERT TO bailiwick_app
  WITH CHECK (org_id = (SELECT authz.org_id()) AND authz.issued_now(key_id));
