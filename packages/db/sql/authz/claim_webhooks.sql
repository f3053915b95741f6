-- Leases deliveries that are due, at most so many, and of one organization no more than `each` at a time in all processes. The
-- organizations and their webhooks take turns: a long queue of one stands behind the first of every other.
CREATE FUNCTION authz.claim_webhooks(count integer, each integer, lease_seconds integer)
RETURNS TABLE (org_id uuid, id uuid, lease uuid, attempts integer, webhook_id uuid, event_id text, body text, url text,
               secrets jsonb, generation integer, form text, message text)
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH RECURSIVE waiting AS (
    (SELECT d.org_id, d.webhook_id FROM webhook_delivery d WHERE d.due_at IS NOT NULL ORDER BY d.org_id, d.webhook_id LIMIT 1)
    UNION ALL
    SELECT n.org_id, n.webhook_id FROM waiting v CROSS JOIN LATERAL (
      SELECT d.org_id, d.webhook_id FROM webhook_delivery d
      WHERE d.due_at IS NOT NULL AND (d.org_id, d.webhook_id) > (v.org_id, v.webhook_id)
      ORDER BY d.org_id, d.webhook_id LIMIT 1) n
  ), out_now AS (
    SELECT d.org_id, count(*) AS amount FROM webhook_delivery d
    WHERE d.lease IS NOT NULL AND d.leased_until > now() GROUP BY d.org_id
  ), ranked AS (
    SELECT d.org_id, d.id, d.due_at, coalesce(o.amount, 0)
      + row_number() OVER (PARTITION BY d.org_id ORDER BY d.place, d.due_at, d.id) AS turn
    FROM waiting v
    JOIN webhook h ON h.org_id = v.org_id AND h.id = v.webhook_id AND h.stopped IS NULL
    CROSS JOIN LATERAL (
      SELECT x.*, row_number() OVER (ORDER BY x.due_at, x.id) AS place FROM (
        SELECT q.org_id, q.id, q.due_at FROM webhook_delivery q
        WHERE q.org_id = v.org_id AND q.webhook_id = v.webhook_id AND q.due_at <= now()
          AND (q.leased_until IS NULL OR q.leased_until <= now())
        ORDER BY q.due_at, q.id LIMIT each) x) d
    LEFT JOIN out_now o ON o.org_id = d.org_id
  ), chosen AS (
    SELECT r.org_id, r.id FROM ranked r WHERE r.turn <= each ORDER BY r.turn, r.due_at, r.id LIMIT greatest(claim_webhooks.count, 0)
  ), locked AS (
    SELECT d.org_id, d.id FROM webhook_delivery d JOIN chosen c ON c.org_id = d.org_id AND c.id = d.id
    WHERE d.due_at <= now() AND (d.leased_until IS NULL OR d.leased_until <= now())
    FOR UPDATE OF d SKIP LOCKED
  )
  UPDATE webhook_delivery d SET lease = gen_random_uuid(), leased_until = now() + make_interval(secs => lease_seconds),
      attempts = d.attempts + 1
    FROM locked l, webhook h
    WHERE d.org_id = l.org_id AND d.id = l.id AND h.org_id = d.org_id AND h.id = d.webhook_id
    RETURNING d.org_id, d.id, d.lease, d.attempts, d.webhook_id, d.event_id, d.body, h.url, h.secrets, h.generation, h.form,
      d.message
$$;

REVOKE ALL ON FUNCTION authz.claim_webhooks(integer, integer, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.claim_webhooks(integer, integer, integer) TO bailiwick_worker;
