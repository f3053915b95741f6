-- Whose own rows: the person who acts. Null where a key or the system does.
CREATE FUNCTION authz.person_id() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS
  $$ SELECT nullif(current_setting('authz.person_id', true), '')::uuid $$;

REVOKE ALL ON FUNCTION authz.person_id() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.person_id() TO bailiwick_app;
