-- The workspace that the call entered, if the actor can use one of these permissions there; null otherwise. A policy
-- that compares with it checks two conditions in one sub-select, which matters because each sub-select is prepared
-- again for every statement.
CREATE FUNCTION authz.workspace_where(VARIADIC permissions text[]) RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN (nullif(current_setting('authz.permissions', true), '')::bit(256) & authz.bits_here(VARIADIC permissions))
    <> repeat('0', 256)::bit(256) THEN nullif(current_setting('authz.workspace_id', true), '')::uuid END
$$;

REVOKE ALL ON FUNCTION authz.workspace_where(text[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.workspace_where(text[]) TO bailiwick_app;
