-- Since when the signed-in person has an authenticator, and how many recovery codes are left; null and 0 without one. Never a
-- secret.
CREATE FUNCTION authz.my_second_factor() RETURNS TABLE (since timestamptz, recovery_codes integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT (SELECT a.confirmed_at FROM identity.authenticator a WHERE a.user_id = authz.person_id()),
    (SELECT count(*)::integer FROM identity.recovery_code r WHERE r.user_id = authz.person_id())
$$;

REVOKE ALL ON FUNCTION authz.my_second_factor() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.my_second_factor() TO bailiwick_app;
