-- The workspace that the call entered, where the actor may use one of these permissions; null otherwise. A policy that
-- compares with it asks two things at once: each sub-select that it has is made ready anew for every statement.
CREATE FUNCTION authz.workspace_where(VARIADIC permissions text[]) RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN (nullif(current_setting('authz.permissions', true), '')::bit(256) & authz.bits_here(VARIADIC permissions))
    <> repeat('0', 256)::bit(256) THEN nullif(current_setting('authz.workspace_id', true), '')::uuid END
$$;

REVOKE ALL ON FUNCTION authz.workspace_where(text[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.workspace_where(text[]) TO bailiwick_app;
