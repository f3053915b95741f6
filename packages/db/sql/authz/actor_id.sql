-- The id of the actor, a person or a key. Created rows and audit entries name it.
CREATE FUNCTION authz.actor_id() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS
  $$ SELECT nullif(current_setting('authz.actor_id', true), '')::uuid $$;

REVOKE ALL ON FUNCTION authz.actor_id() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.actor_id() TO bailiwick_app;
