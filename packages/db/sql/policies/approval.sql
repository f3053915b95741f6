CREATE POLICY owner_all ON approval TO bailiwick_owner USING (true) WITH CHECK (true);

-- The approvals of what the actor can read here.
CREATE POLICY app_read ON approval FOR SELECT TO bailiwick_app
  USING (org_id = (SELECT authz.org_id())
    AND EXISTS (SELECT FROM resource r WHERE r.org_id = approval.org_id AND r.id = approval.resource_id));
-- Each approves as themselves what someone else created, while it waits for that and they hold the verb.
CREATE POLICY app_approve ON approval FOR INSERT TO bailiwick_app
  WITH CHECK (org_id = (SELECT authz.org_id()) AND user_id = (SELECT authz.person_id())
    AND user_id IS DISTINCT FROM authz.author_of(org_id, resource_id)
    AND EXISTS (
      SELECT FROM resource r JOIN authz.blueprint_approval b ON b.blueprint = current_setting('authz.blueprint', true)
        AND b.kind = r.kind AND b.action = approval.action
      WHERE r.org_id = approval.org_id AND r.id = approval.resource_id AND r.state = ANY (b.from_states)
        AND authz.has(b.kind || ':' || b.verb)));
