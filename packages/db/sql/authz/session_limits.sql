-- What the security policies of the entered place grant the caller's session, for a console that warns of its end: the shortest
-- idle time in minutes, and when it ends whatever its person does. Null for no such limit.
CREATE FUNCTION authz.session_limits() RETURNS TABLE (idle_minutes integer, ends_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT min(p.idle_minutes), min(s.created_at + make_interval(hours => p.session_hours))
  FROM authz.policies_in_force(authz.org_id(), authz.workspace_id()) p
  LEFT JOIN identity.session s ON s.id = authz.session_id()
  WHERE authz.has_any('workspace:read', 'organization:read')
$$;

REVOKE ALL ON FUNCTION authz.session_limits() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.session_limits() TO bailiwick_app;
