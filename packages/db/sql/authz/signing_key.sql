-- The key that signs access tokens now, with its private half as it is encrypted. No row before there is one.
CREATE FUNCTION authz.signing_key() RETURNS TABLE (kid text, version integer, box text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT k.kid, k.version, k.box FROM identity.signing_key k
  WHERE k.signs_at <= now() AND authz.actor_id() IS NOT NULL
  ORDER BY k.signs_at DESC LIMIT 1
$$;

REVOKE ALL ON FUNCTION authz.signing_key() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.signing_key() TO bailiwick_app;
