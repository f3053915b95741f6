CREATE POLICY owner_all ON domain TO bailiwick_owner USING (true) WITH CHECK (true);

CREATE POLICY app_read ON domain FOR SELECT TO bailiwick_app
  USING (org_id = (SELECT authz.org_id()) AND (SELECT authz.has('sign_in:read')));
-- Only by people, and unverified: the record decides.
CREATE POLICY app_create ON domain FOR INSERT TO bailiwick_app
  WITH CHECK (org_id = (SELECT authz.org_id()) AND (SELECT authz.has('domain:manage')) AND created_by_kind = 'user'
    AND (SELECT authz.actor_kind()) = 'user' AND created_by = (SELECT authz.actor_id()) AND created_at = now());
CREATE POLICY app_change ON domain FOR UPDATE TO bailiwick_app
  USING (org_id = (SELECT authz.org_id()) AND (SELECT authz.has('domain:manage')))
  WITH CHECK (org_id = (SELECT authz.org_id()));
CREATE POLICY app_delete ON domain FOR DELETE TO bailiwick_app
  USING (org_id = (SELECT authz.org_id()) AND (SELECT authz.has('domain:manage')));
