-- Whether there is no key for access tokens that is younger than these days.
CREATE FUNCTION authz.signing_key_due(days integer) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT NOT EXISTS (SELECT FROM identity.signing_key k WHERE k.created_at > now() - make_interval(days => days))
$$;

REVOKE ALL ON FUNCTION authz.signing_key_due(integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.signing_key_due(integer) TO bailiwick_worker;
