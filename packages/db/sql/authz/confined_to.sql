-- The organization that the call's session opens and no other, because a connection of it made the session; null otherwise.
CREATE FUNCTION authz.confined_to() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS
  $$ SELECT nullif(current_setting('authz.confined_to', true), '')::uuid $$;

REVOKE ALL ON FUNCTION authz.confined_to() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.confined_to() TO bailiwick_app;
