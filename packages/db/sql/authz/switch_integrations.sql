-- Turns the integrations of an organization off because its plan has none any more, or on again those that were turned off so.
-- Each is in the log.
CREATE FUNCTION authz.switch_integrations(org uuid, allowed boolean) RETURNS void
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  hook webhook;
BEGIN
  FOR hook IN
    UPDATE webhook h SET stopped = CASE WHEN NOT allowed THEN 'plan' END,
        stopped_at = CASE WHEN NOT allowed THEN now() END,
        failing_since = NULL, generation = h.generation + allowed::integer
      WHERE h.org_id = org AND CASE WHEN allowed THEN h.stopped = 'plan' ELSE h.stopped IS NULL END
      RETURNING h.*
  LOOP
    PERFORM audit.append_system(org, hook.workspace_id, CASE WHEN allowed THEN 'webhook.enabled' ELSE 'webhook.disabled' END,
      'webhook', hook.id::text, hook.name, CASE WHEN allowed THEN '{"reason":"plan"}' END,
      CASE WHEN NOT allowed THEN '{"reason":"plan"}' END);
  END LOOP;
END
$$;

REVOKE ALL ON FUNCTION authz.switch_integrations(uuid, boolean) FROM PUBLIC;
