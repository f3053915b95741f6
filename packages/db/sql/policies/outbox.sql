CREATE POLICY owner_all ON outbox TO bailiwick_owner USING (true) WITH CHECK (true);

-- Effects: written by any change in the organization, read by the platform admin, delivered by the worker.
CREATE POLICY app_emit ON outbox FOR INSERT TO bailiwick_app
  WITH CHECK (org_id = (SELECT authz.org_id()));
CREATE POLICY app_read ON outbox FOR SELECT TO bailiwick_app
  USING ((SELECT authz.has('platform:read_outbox')));
CREATE POLICY worker_deliver ON outbox FOR SELECT TO bailiwick_worker USING (true);
CREATE POLICY worker_settle ON outbox FOR UPDATE TO bailiwick_worker USING (true) WITH CHECK (true);
