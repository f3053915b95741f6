CREATE POLICY owner_all ON key_use TO bailiwick_owner USING (true) WITH CHECK (true);

-- Written by authz.touch_caller alone.
CREATE POLICY app_read ON key_use FOR SELECT TO bailiwick_app
  USING (org_id = (SELECT authz.org_id()) AND EXISTS (
    SELECT FROM key k WHERE k.org_id = key_use.org_id AND k.id = key_use.key_id));
