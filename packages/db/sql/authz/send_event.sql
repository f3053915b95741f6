-- Puts an entry of the log on its way to the webhooks that chose it or its topic, in the commit of the entry: its number is the
-- event's, and the bytes are made once. A workspace that is deleted tells its own webhooks so, whatever they chose, and then nothing more. A
-- refused attempt goes to a topic that asks for it, and to nothing else.
CREATE FUNCTION authz.send_event(entry audit_entry) RETURNS void
LANGUAGE sql SET search_path = public, pg_temp AS $$
  INSERT INTO webhook_delivery (org_id, id, webhook_id, seq, event_id, event, body)
  SELECT entry.org_id, gen_random_uuid(), h.id, entry.seq, e.id, e.type, authz.event_text(entry, e.id, e.type)
  FROM webhook h
  LEFT JOIN workspace w ON w.org_id = h.org_id AND w.id = h.workspace_id
  LEFT JOIN authz.event_topic t ON t.action = entry.action AND t.outcome = entry.outcome
  CROSS JOIN LATERAL (SELECT
    h.workspace_id IS NOT NULL AND entry.outcome = 'done' AND entry.action = 'workspace.deletion_requested' AS is_last,
    authz.event_id(entry) AS id) k
  CROSS JOIN LATERAL (SELECT k.id, CASE WHEN k.is_last THEN 'workspace.deleted' ELSE entry.action END AS type) e
  WHERE h.org_id = entry.org_id AND h.stopped IS NULL AND (h.workspace_id IS NULL OR h.workspace_id = entry.workspace_id)
    AND (k.is_last OR (w.state IS DISTINCT FROM 'pending_deletion'
      AND h.events && ARRAY[t.topic, CASE WHEN entry.outcome = 'done' THEN entry.action END,
        CASE WHEN entry.outcome = 'done' THEN entry.action || ':' || entry.target_kind END]))
$$;

REVOKE ALL ON FUNCTION authz.send_event(audit_entry) FROM PUBLIC;
