CREATE POLICY owner_all ON organization TO bailiwick_owner USING (true) WITH CHECK (true);

-- Organizations: the actor's own. organization_guard decides which columns can change.
CREATE POLICY app_read ON organization FOR SELECT TO bailiwick_app
  USING (id = (SELECT authz.org_id()));
CREATE POLICY app_change ON organization FOR UPDATE TO bailiwick_app
  USING (id = (SELECT authz.org_id()))
  WITH CHECK (id = (SELECT authz.org_id()));
