CREATE POLICY owner_all ON role TO bailiwick_owner USING (true) WITH CHECK (true);

CREATE POLICY app_read ON role FOR SELECT TO bailiwick_app
  USING (org_id = (SELECT authz.org_id()));
-- Custom roles. Built-in ones belong to the blueprint.
CREATE POLICY app_create ON role FOR INSERT TO bailiwick_app
  WITH CHECK (org_id = (SELECT authz.org_id()) AND NOT built_in AND (SELECT authz.has('role:create'))
    AND authz.may_compose(level, key, permissions));
CREATE POLICY app_change ON role FOR UPDATE TO bailiwick_app
  USING (org_id = (SELECT authz.org_id()) AND NOT built_in AND (SELECT authz.has('role:update'))
    AND authz.may_compose(level, key, permissions))
  WITH CHECK (org_id = (SELECT authz.org_id()) AND NOT built_in AND authz.may_compose(level, key, permissions));
CREATE POLICY app_remove ON role FOR DELETE TO bailiwick_app
  USING (org_id = (SELECT authz.org_id()) AND NOT built_in AND (SELECT authz.has('role:delete'))
    AND authz.may_compose(level, key, permissions));
