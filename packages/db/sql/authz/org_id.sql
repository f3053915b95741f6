-- The organization that the transaction entered; null if none.
CREATE FUNCTION authz.org_id() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS
  $$ SELECT nullif(current_setting('authz.org_id', true), '')::uuid $$;

REVOKE ALL ON FUNCTION authz.org_id() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.org_id() TO bailiwick_app;
