-- Turns the connection of an organization off because its plan has no single sign-on any more, or on again the one that was
-- turned off so. Each is in the log.
CREATE FUNCTION authz.switch_connections(org uuid, allowed boolean) RETURNS void
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  c connection;
BEGIN
  FOR c IN
    UPDATE connection k SET stopped = CASE WHEN NOT allowed THEN 'plan' END
      WHERE k.org_id = org AND CASE WHEN allowed THEN k.stopped = 'plan' AND NOT EXISTS (
        SELECT FROM connection other WHERE other.org_id = org AND other.stopped IS NULL) ELSE k.stopped IS NULL END
      RETURNING k.*
  LOOP
    PERFORM audit.append_system(org, NULL, CASE WHEN allowed THEN 'connection.enabled' ELSE 'connection.disabled' END,
      'connection', c.id::text, c.name, CASE WHEN allowed THEN '{"reason":"plan"}' END,
      CASE WHEN NOT allowed THEN '{"reason":"plan"}' END);
  END LOOP;
END
$$;

REVOKE ALL ON FUNCTION authz.switch_connections(uuid, boolean) FROM PUBLIC;
