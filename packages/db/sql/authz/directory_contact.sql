-- When a key of the context's organization that can sync its directory was last used, to the minute; null if never.
CREATE FUNCTION authz.directory_contact() RETURNS timestamptz
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT max(u.at) FROM key k JOIN key_use u ON u.org_id = k.org_id AND u.key_id = k.id
    WHERE k.org_id = authz.org_id() AND get_bit(k.permissions, authz.bit_of('directory:sync')) = 1
      AND authz.has('directory:sync')
$$;

REVOKE ALL ON FUNCTION authz.directory_contact() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.directory_contact() TO bailiwick_app;
