-- The instance's background work: each task, and the backlog of each queue. An expired lease has no holder. The processes
-- that do it read it, for the operator's monitoring; for people see background_work.
CREATE FUNCTION authz.all_background_work()
RETURNS TABLE (kind text, name text, due_at timestamptz, running bigint, waiting bigint, failing bigint, given_up bigint,
               attempts integer, last_error text, started_at timestamptz, finished_at timestamptz, took_ms integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT 'task', t.name, t.due_at, (t.leased_until > now())::int::bigint, (t.due_at <= now())::int::bigint,
    (t.last_error IS NOT NULL)::int::bigint, 0::bigint, t.attempts, t.last_error, t.started_at, t.finished_at, t.took_ms
  FROM task t
  UNION ALL
  SELECT 'queue', 'mail', min(o.deliver_at), count(*) FILTER (WHERE o.leased_until > now()),
    count(*) FILTER (WHERE o.deliver_at <= now() AND o.leased_until > now() IS NOT TRUE),
    count(*) FILTER (WHERE o.last_error IS NOT NULL AND o.deliver_at < 'infinity'),
    count(*) FILTER (WHERE o.deliver_at = 'infinity'), max(o.attempts),
    (array_agg(o.last_error ORDER BY o.deliver_at) FILTER (WHERE o.last_error IS NOT NULL))[1], NULL, NULL, NULL
  FROM outbox o WHERE o.kind = 'mail' AND o.delivered_at IS NULL
  UNION ALL
  SELECT 'queue', 'webhooks', min(d.due_at), count(*) FILTER (WHERE d.leased_until > now()),
    count(*) FILTER (WHERE d.due_at <= now() AND d.leased_until > now() IS NOT TRUE), count(*) FILTER (WHERE d.attempts > 0),
    0::bigint, max(d.attempts), (
      SELECT coalesce(a.failure, a.status::text) FROM (
        SELECT x.org_id, x.id FROM webhook_delivery x WHERE x.due_at IS NOT NULL AND x.attempts > 0
          ORDER BY x.due_at DESC LIMIT 1) f
      JOIN webhook_attempt a ON a.org_id = f.org_id AND a.delivery_id = f.id ORDER BY a.number DESC LIMIT 1),
    NULL, NULL, NULL
  FROM webhook_delivery d WHERE d.due_at IS NOT NULL
$$;

REVOKE ALL ON FUNCTION authz.all_background_work() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.all_background_work() TO bailiwick_worker;
