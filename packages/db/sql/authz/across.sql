-- What authz.read_across opened in this transaction; an empty object otherwise.
CREATE FUNCTION authz.across() RETURNS jsonb LANGUAGE sql STABLE PARALLEL SAFE AS
  $$ SELECT coalesce(nullif(current_setting('authz.across', true), ''), '{}')::jsonb $$;

REVOKE ALL ON FUNCTION authz.across() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.across() TO bailiwick_app;
