CREATE POLICY owner_all ON run TO bailiwick_owner USING (true) WITH CHECK (true);

-- The runs of what the actor can read here; and what a worker claimed, wherever it moved since.
CREATE POLICY app_read ON run FOR SELECT TO bailiwick_app
  USING (org_id = (SELECT authz.org_id()) AND (claimed_by = (SELECT authz.actor_id())
    OR EXISTS (SELECT FROM resource r WHERE r.org_id = run.org_id AND r.id = run.resource_id)));
CREATE POLICY app_start ON run FOR INSERT TO bailiwick_app
  WITH CHECK (org_id = (SELECT authz.org_id()) AND authz.has(kind || ':' || verb) AND state = 'queued'
    AND place = (SELECT authz.workspace_id()) AND attempts = 0
    AND requested_by_kind = (SELECT authz.actor_kind()) AND requested_by = (SELECT authz.actor_id())
    AND EXISTS (SELECT FROM resource r WHERE r.org_id = run.org_id AND r.id = run.resource_id AND r.kind = run.kind));
-- A worker claims and reports; what was started can be cancelled by who holds `cancel`, or the verb itself where the kind has
-- none of that name.
CREATE POLICY app_work ON run FOR UPDATE TO bailiwick_app
  USING (org_id = (SELECT authz.org_id()) AND (authz.has(kind || ':work')
    OR authz.has(kind || ':' || CASE WHEN authz.bit_here(kind || ':cancel') IS NULL THEN verb ELSE 'cancel' END)))
  WITH CHECK (org_id = (SELECT authz.org_id()) AND CASE state
    WHEN 'cancelled' THEN authz.has(kind || ':' || CASE WHEN authz.bit_here(kind || ':cancel') IS NULL THEN verb ELSE 'cancel' END)
    ELSE authz.has(kind || ':work') END);
