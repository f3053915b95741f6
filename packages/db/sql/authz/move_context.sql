-- Moves the transaction's context to what its actor just created, with the permissions of the new roles.
CREATE FUNCTION authz.move_context(org uuid, workspace uuid) RETURNS void
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  nothing constant bit(256) := repeat('0', 256)::bit(256);
  everywhere bit(256);
  direct bit(256);
  rules text;
BEGIN
  SELECT o.blueprint INTO STRICT rules FROM organization o WHERE o.id = org;
  SELECT r.permissions INTO everywhere FROM organization_member m
    JOIN role r ON r.org_id = m.org_id AND r.level = m.level AND r.key = m.role
    WHERE m.org_id = org AND m.user_id = authz.person_id() AND authz.runs(m.ends_at);
  SELECT bit_or(r.permissions) INTO direct FROM (
      SELECT m.level, m.role FROM member m
        WHERE m.org_id = org AND m.workspace_id = move_context.workspace AND m.user_id = authz.person_id()
          AND authz.runs(m.ends_at)
      UNION ALL
      SELECT g.level, g.role FROM team_member t JOIN team_grant g ON g.org_id = t.org_id AND g.team_id = t.team_id
        WHERE t.org_id = org AND t.user_id = authz.person_id() AND g.workspace_id = move_context.workspace
          AND authz.runs(t.ends_at) AND authz.runs(g.ends_at)
    ) given JOIN role r ON r.org_id = org AND r.level = given.level AND r.key = given.role;
  everywhere := coalesce(everywhere, nothing);
  direct := everywhere | coalesce(direct, nothing);
  PERFORM set_config('authz.org_id', org::text, true),
          set_config('authz.blueprint', rules, true),
          set_config('authz.workspace_id', coalesce(workspace::text, ''), true),
          set_config('authz.held', direct::text, true),
          set_config('authz.permissions',
            (direct & (SELECT s.permissions FROM authz.blueprint_state_mask s WHERE s.blueprint = rules AND s.state = 'active'))::text, true),
          set_config('authz.organization_permissions', everywhere::text, true),
          set_config('authz.via', CASE WHEN workspace IS NULL THEN 'organization' ELSE 'workspace' END, true);
END
$$;

REVOKE ALL ON FUNCTION authz.move_context(uuid, uuid) FROM PUBLIC;
