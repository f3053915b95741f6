-- What keeps a root from being moved, by what other rows say: a value that is taken in the target, a reference between what
-- moves and what stays in the workspace, of which one of each field is named, or a target that has as many of a kind as there
-- can be. Only for who can move it.
CREATE FUNCTION authz.move_conflicts(root uuid, target uuid, most integer)
RETURNS TABLE (what text, kind text, field text, title text, amount integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH movable AS (
    SELECT r.org_id, r.id FROM resource_root r
    WHERE r.org_id = authz.org_id() AND r.id = root AND r.workspace_id = authz.workspace_id()
      AND authz.may_move(r.kind, target)
  ), below AS (
    SELECT e.org_id, e.id, e.kind, e.title FROM movable m JOIN resource e ON e.org_id = m.org_id AND e.root_id = m.id
  )
  SELECT 'taken', u.kind, u.field, NULL, 1
    FROM movable m JOIN resource_unique u ON u.org_id = m.org_id AND u.resource_id = m.id
    JOIN workspace w ON w.id = target
    JOIN resource_unique t ON t.org_id = w.org_id AND t.place = w.id AND t.kind = u.kind AND t.field = u.field AND t.value = u.value
  UNION ALL
  SELECT 'refers', b.kind, x.field, min(coalesce(t.title, left(t.id::text, 8))), pg_catalog.count(*)::integer
    FROM below b JOIN resource_reference x ON x.org_id = b.org_id AND x.resource_id = b.id
    JOIN resource t ON t.org_id = x.org_id AND t.id = x.target_id AND t.root_id <> root
    JOIN resource_root o ON o.org_id = t.org_id AND o.id = t.root_id
    -- What is the organization's own is not another tenant's.
    WHERE o.workspace_id IS NOT NULL
      OR NOT EXISTS (SELECT FROM workspace w WHERE w.org_id = o.org_id AND w.id = target)
    GROUP BY b.kind, x.field
  UNION ALL
  SELECT 'referred', t.kind, x.field, min(coalesce(t.title, left(t.id::text, 8))), pg_catalog.count(*)::integer
    FROM below b JOIN resource_reference x ON x.org_id = b.org_id AND x.target_id = b.id
    JOIN resource t ON t.org_id = x.org_id AND t.id = x.resource_id AND t.root_id <> root
    GROUP BY t.kind, x.field
  UNION ALL
  SELECT 'full', b.kind, NULL, NULL, pg_catalog.count(*)::integer
    FROM below b GROUP BY b.kind
    HAVING pg_catalog.count(*) + (
      SELECT pg_catalog.count(*) FROM workspace w
      JOIN resource_root o ON o.org_id = w.org_id AND o.workspace_id = w.id
      -- Root by root, by the index, whatever the planner knows of a table that grew a moment ago.
      CROSS JOIN LATERAL (
        SELECT FROM resource e WHERE e.org_id = o.org_id AND e.root_id = o.id AND e.kind = b.kind OFFSET 0) counted
      WHERE w.id = target) > most
  ORDER BY 1, 2, 3
$$;

REVOKE ALL ON FUNCTION authz.move_conflicts(uuid, uuid, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.move_conflicts(uuid, uuid, integer) TO bailiwick_app;
