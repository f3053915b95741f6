-- The signed-in person's passkeys, the oldest first: what they call them, and when each was last used. Never a key.
CREATE FUNCTION authz.my_passkeys()
RETURNS TABLE (id uuid, name text, created_at timestamptz, last_used_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT p.id, p.name, p.created_at, p.last_used_at FROM identity.passkey p
    WHERE p.user_id = authz.person_id() ORDER BY p.created_at, p.id
$$;

REVOKE ALL ON FUNCTION authz.my_passkeys() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.my_passkeys() TO bailiwick_app;
