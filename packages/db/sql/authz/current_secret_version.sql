-- The version of the key under which this change encrypts secrets. Until the change ends, no rotation begins: it waits for the
-- lock, and afterwards finds what the change wrote.
CREATE FUNCTION authz.current_secret_version() RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  LOCK TABLE authz.secret_version IN ROW SHARE MODE;
  RETURN (SELECT max(v.version) FROM authz.secret_version v);
END
$$;

REVOKE ALL ON FUNCTION authz.current_secret_version() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.current_secret_version() TO bailiwick_app, bailiwick_identity;
