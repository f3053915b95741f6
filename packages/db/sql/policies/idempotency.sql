CREATE POLICY owner_all ON idempotency TO bailiwick_owner USING (true) WITH CHECK (true);

CREATE POLICY app_own_read ON idempotency FOR SELECT TO bailiwick_app USING (actor_id = (SELECT authz.actor_id()));
CREATE POLICY app_own_add ON idempotency FOR INSERT TO bailiwick_app WITH CHECK (actor_id = (SELECT authz.actor_id()));
CREATE POLICY worker_sweep ON idempotency FOR DELETE TO bailiwick_worker USING (created_at < now() - interval '1 day');
CREATE POLICY worker_see ON idempotency FOR SELECT TO bailiwick_worker USING (created_at < now() - interval '1 day');
