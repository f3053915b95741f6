-- The kind of actor: 'user' or 'key'; 'system' without a context.
CREATE FUNCTION authz.actor_kind() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS
  $$ SELECT coalesce(nullif(current_setting('authz.actor_kind', true), ''), 'system') $$;

REVOKE ALL ON FUNCTION authz.actor_kind() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.actor_kind() TO bailiwick_app;
