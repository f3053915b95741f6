-- Begins a rotation of the key of secrets, as the owner, and returns its version; one that has not ended is continued. Waits for
-- the changes that encrypt under the version before, and holds up those that begin meanwhile.
CREATE FUNCTION authz.rotate_secrets() RETURNS integer
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  last integer;
BEGIN
  LOCK TABLE authz.secret_version IN EXCLUSIVE MODE;
  SELECT max(v.version) INTO STRICT last FROM authz.secret_version v;
  IF EXISTS (SELECT FROM authz.secret_version v WHERE v.version < last AND v.retired_at IS NULL) THEN RETURN last; END IF;
  INSERT INTO authz.secret_version (version) VALUES (last + 1);
  RETURN last + 1;
END
$$;

REVOKE ALL ON FUNCTION authz.rotate_secrets() FROM PUBLIC;
