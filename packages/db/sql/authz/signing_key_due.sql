-- When there is no key for access tokens that is younger than these days: the version of the key of secrets under which the
-- next one is encrypted. Null otherwise.
CREATE FUNCTION authz.signing_key_due(days integer) RETURNS integer
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT max(v.version) FROM authz.secret_version v
  WHERE NOT EXISTS (SELECT FROM identity.signing_key k WHERE k.created_at > now() - make_interval(days => days))
$$;

REVOKE ALL ON FUNCTION authz.signing_key_due(integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.signing_key_due(integer) TO bailiwick_worker;
