-- The custom roles that a workspace uses and another organization has to have for it. One that is there under the same key
-- with other permissions, or whose name another role has there, is in the way.
CREATE FUNCTION authz.transfer_roles(org uuid, workspace uuid, target uuid)
RETURNS TABLE (key text, name text, permissions bit(256), is_there boolean, is_taken boolean)
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT r.key, r.name, r.permissions, t.key IS NOT NULL,
    coalesce(t.permissions <> r.permissions, EXISTS (
      SELECT FROM role n WHERE n.org_id = target AND n.level = r.level AND n.sort_name = r.sort_name))
  FROM role r
  LEFT JOIN role t ON t.org_id = target AND t.level = r.level AND t.key = r.key
  WHERE r.org_id = org AND r.level = 'workspace' AND r.key IN (
      SELECT m.role FROM member m WHERE m.org_id = org AND m.workspace_id = transfer_roles.workspace
      UNION SELECT g.role FROM team_grant g WHERE g.org_id = org AND g.workspace_id = transfer_roles.workspace
      UNION SELECT i.open_role FROM invitation i WHERE i.org_id = org AND i.workspace_id = transfer_roles.workspace)
    AND (NOT r.built_in OR t.permissions IS DISTINCT FROM r.permissions)
  ORDER BY r.sort_name, r.key
$$;

REVOKE ALL ON FUNCTION authz.transfer_roles(uuid, uuid, uuid) FROM PUBLIC;
