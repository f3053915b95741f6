-- Of how many resources a rotation still has to encrypt secrets. With none left, the versions before the current one are retired.
CREATE FUNCTION authz.retire_secret_versions() RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  last integer;
  resources integer;
BEGIN
  SELECT max(v.version) INTO STRICT last FROM authz.secret_version v;
  IF NOT EXISTS (SELECT FROM authz.secret_version v WHERE v.version < last AND v.retired_at IS NULL) THEN RETURN 0; END IF;
  SELECT count(*) INTO resources
    FROM authz.old_secrets('00000000-0000-0000-0000-000000000000', '00000000-0000-0000-0000-000000000000', NULL);
  IF resources = 0 THEN
    UPDATE authz.secret_version v SET retired_at = now() WHERE v.version < last AND v.retired_at IS NULL;
  END IF;
  RETURN resources;
END
$$;

REVOKE ALL ON FUNCTION authz.retire_secret_versions() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.retire_secret_versions() TO bailiwick_worker;
