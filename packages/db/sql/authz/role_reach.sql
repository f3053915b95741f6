-- What the actor holds in every workspace where someone has the custom role, which bounds their edits. For people who
-- can edit roles.
CREATE FUNCTION authz.role_reach() RETURNS TABLE (key text, held bit(256))
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH place AS (
    SELECT DISTINCT g.role AS key, g.workspace_id FROM (
      SELECT m.role, m.workspace_id FROM member m WHERE m.org_id = authz.org_id()
      UNION ALL SELECT t.role, t.workspace_id FROM team_grant t WHERE t.org_id = authz.org_id()
      UNION ALL SELECT i.open_role, i.workspace_id FROM invitation i
        WHERE i.org_id = authz.org_id() AND i.workspace_id IS NOT NULL
    ) g JOIN role r ON r.org_id = authz.org_id() AND r.level = 'workspace' AND r.key = g.role AND NOT r.built_in
  ), mine AS (
    SELECT w.workspace_id, authz.held_in(w.workspace_id) AS held
    FROM (SELECT DISTINCT p.workspace_id FROM place p) w
  )
  SELECT p.key, bit_and(m.held) FROM place p JOIN mine m ON m.workspace_id = p.workspace_id
  WHERE authz.has('role:update') OR authz.has('role:delete')
  GROUP BY p.key
$$;

REVOKE ALL ON FUNCTION authz.role_reach() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.role_reach() TO bailiwick_app;
