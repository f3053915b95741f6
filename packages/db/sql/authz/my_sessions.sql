-- The signed-in person's sessions; the token never leaves.
CREATE FUNCTION authz.my_sessions()
RETURNS TABLE (id uuid, created_at timestamptz, updated_at timestamptz, expires_at timestamptz, ip_address text,
               user_agent text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT s.id, s.created_at, s.updated_at, s.expires_at, host(s.ip), s.user_agent FROM identity.session s
  WHERE s.user_id = authz.person_id() AND s.expires_at > now()
    AND (authz.confined_to() IS NULL OR s.id = authz.session_id()) ORDER BY s.updated_at DESC, s.id
$$;

REVOKE ALL ON FUNCTION authz.my_sessions() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.my_sessions() TO bailiwick_app;
