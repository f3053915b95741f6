-- The workspace that the transaction entered; null if none.
CREATE FUNCTION authz.workspace_id() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS
  $$ SELECT nullif(current_setting('authz.workspace_id', true), '')::uuid $$;

REVOKE ALL ON FUNCTION authz.workspace_id() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.workspace_id() TO bailiwick_app;
