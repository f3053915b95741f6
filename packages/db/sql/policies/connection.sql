CREATE POLICY owner_all ON connection TO bailiwick_owner USING (true) WITH CHECK (true);

CREATE POLICY app_read ON connection FOR SELECT TO bailiwick_app
  USING (org_id = (SELECT authz.org_id()) AND (SELECT authz.has('sign_in:read')));
-- Only by people, off, and with a role that its author could give by hand.
CREATE POLICY app_create ON connection FOR INSERT TO bailiwick_app
  WITH CHECK (org_id = (SELECT authz.org_id()) AND (SELECT authz.has('sign_in:manage')) AND created_by_kind = 'user'
    AND (SELECT authz.actor_kind()) = 'user' AND created_by = (SELECT authz.actor_id()) AND created_at = now()
    AND stopped = 'new' AND authz.may_give(level, role));
CREATE POLICY app_change ON connection FOR UPDATE TO bailiwick_app
  USING (org_id = (SELECT authz.org_id()) AND (SELECT authz.has('sign_in:manage')))
  WITH CHECK (org_id = (SELECT authz.org_id()) AND authz.may_give(level, role));
CREATE POLICY app_delete ON connection FOR DELETE TO bailiwick_app
  USING (org_id = (SELECT authz.org_id()) AND (SELECT authz.has('sign_in:manage')));
