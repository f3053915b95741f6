-- The person whose own rows these are: the acting person. Null when a key or the system acts.
CREATE FUNCTION authz.person_id() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS
  $$ SELECT nullif(current_setting('authz.person_id', true), '')::uuid $$;

REVOKE ALL ON FUNCTION authz.person_id() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.person_id() TO bailiwick_app;
