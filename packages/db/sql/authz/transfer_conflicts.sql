-- What other rows say against taking a workspace out of its organization: a reference between what goes along and what stays,
-- of which one of each field is named, and a resource of the organization that is shared with this workspace alone.
CREATE FUNCTION authz.transfer_conflicts(org uuid, workspace uuid)
RETURNS TABLE (what text, kind text, field text, title text, amount integer)
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  WITH going AS (
    SELECT e.org_id, e.id, e.kind, e.title FROM resource_root o
    JOIN resource e ON e.org_id = o.org_id AND e.root_id = o.id
    WHERE o.org_id = org AND o.workspace_id = transfer_conflicts.workspace
  )
  SELECT 'refers', g.kind, x.field, min(coalesce(t.title, left(t.id::text, 8))), pg_catalog.count(*)::integer
    FROM going g JOIN resource_reference x ON x.org_id = g.org_id AND x.resource_id = g.id
    JOIN resource t ON t.org_id = x.org_id AND t.id = x.target_id
    WHERE NOT EXISTS (SELECT FROM going i WHERE i.id = x.target_id)
    GROUP BY g.kind, x.field
  UNION ALL
  SELECT 'referred', t.kind, x.field, min(coalesce(t.title, left(t.id::text, 8))), pg_catalog.count(*)::integer
    FROM going g JOIN resource_reference x ON x.org_id = g.org_id AND x.target_id = g.id
    JOIN resource t ON t.org_id = x.org_id AND t.id = x.resource_id
    WHERE NOT EXISTS (SELECT FROM going i WHERE i.id = x.resource_id)
    GROUP BY t.kind, x.field
  UNION ALL
  SELECT 'shared', e.kind, NULL, coalesce(e.title, left(e.id::text, 8)), 1
    FROM resource_reach x JOIN resource_root o ON o.org_id = x.org_id AND o.id = x.root_id
    JOIN resource e ON e.org_id = o.org_id AND e.id = o.id
    WHERE x.org_id = org AND x.workspace_id = transfer_conflicts.workspace AND o.chosen AND NOT EXISTS (
      SELECT FROM resource_reach y WHERE y.org_id = x.org_id AND y.root_id = x.root_id AND y.workspace_id <> x.workspace_id)
  ORDER BY 1, 2, 3, 4
$$;

REVOKE ALL ON FUNCTION authz.transfer_conflicts(uuid, uuid) FROM PUBLIC;
