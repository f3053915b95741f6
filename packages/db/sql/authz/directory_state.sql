-- What became of someone whom the directory of the context's organization knows.
CREATE FUNCTION authz.directory_state(person uuid, active boolean, address text) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT CASE
    WHEN NOT authz.has('directory:sync') THEN NULL
    WHEN NOT active THEN 'suspended'
    WHEN person IS NOT NULL AND authz.is_in(authz.org_id(), person) THEN 'member'
    WHEN authz.has_domain(authz.org_id(), split_part(address, '@', 2)) THEN 'waiting'
    ELSE 'outside' END
$$;

REVOKE ALL ON FUNCTION authz.directory_state(uuid, boolean, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.directory_state(uuid, boolean, text) TO bailiwick_app;
