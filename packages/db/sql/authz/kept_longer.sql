-- The workspaces of an organization that keep their log and their records for longer than it does, by their setting (M6).
CREATE FUNCTION authz.kept_longer(org uuid) RETURNS TABLE (workspace_id uuid, days integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT s.workspace_id, (s.value::jsonb #>> '{}')::integer
  FROM workspace_setting s
  WHERE s.org_id = org AND s.key = 'retention_days' AND s.value::jsonb #>> '{}' ~ '^[0-9]{1,5}$'
$$;

REVOKE ALL ON FUNCTION authz.kept_longer(uuid) FROM PUBLIC;
