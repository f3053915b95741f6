-- The resource that the actor's key is bound to: a machine acts on itself and on what is below it, and on nothing else. Null
-- for people and for other keys.
CREATE FUNCTION authz.bound_to() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS
  $$ SELECT nullif(current_setting('authz.bound_to', true), '')::uuid $$;

REVOKE ALL ON FUNCTION authz.bound_to() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.bound_to() TO bailiwick_app;
