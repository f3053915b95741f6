-- Ends the sessions that a connection made when it is switched off, in the same commit. A deleted one takes them along.
CREATE FUNCTION authz.end_connected_sessions() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  people text[];
BEGIN
  WITH gone AS (
    DELETE FROM identity.session s WHERE s.connection_org = old.org_id AND s.connection_id = old.id RETURNING s.user_id)
  SELECT array_agg(DISTINCT g.user_id::text) INTO people FROM gone g;
  IF people IS NOT NULL THEN PERFORM audit.tell(NULL, NULL, 'session', NULL, people); END IF;
  RETURN coalesce(new, old);
END
$$;

REVOKE ALL ON FUNCTION authz.end_connected_sessions() FROM PUBLIC;

CREATE TRIGGER end_connected_sessions AFTER UPDATE OF stopped ON connection
  FOR EACH ROW WHEN (old.stopped IS NULL AND new.stopped IS NOT NULL) EXECUTE FUNCTION authz.end_connected_sessions();
CREATE TRIGGER end_with_connection BEFORE DELETE ON connection
  FOR EACH ROW EXECUTE FUNCTION authz.end_connected_sessions();
