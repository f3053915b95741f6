-- Whether the person of the call's session typed their password or a code in it within ten minutes. True of a key, which has
-- nothing to type.
CREATE FUNCTION authz.proven_recently() RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT authz.session_id() IS NULL OR EXISTS (
    SELECT FROM identity.session s WHERE s.id = authz.session_id() AND s.proven_at > now() - interval '10 minutes')
$$;

REVOKE ALL ON FUNCTION authz.proven_recently() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.proven_recently() TO bailiwick_app;
