-- The session of the call.
CREATE FUNCTION authz.session_id() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS
  $$ SELECT nullif(current_setting('authz.session_id', true), '')::uuid $$;

REVOKE ALL ON FUNCTION authz.session_id() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.session_id() TO bailiwick_app;
