-- Whether a resource that last reported then is online: three reports of 30 seconds are not missing.
CREATE FUNCTION authz.is_online(at timestamptz) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS
  $$ SELECT at > now() - interval '90 seconds' $$;

REVOKE ALL ON FUNCTION authz.is_online(timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.is_online(timestamptz) TO bailiwick_app;
