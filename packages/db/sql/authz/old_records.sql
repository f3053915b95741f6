-- Where an organization has records from before its retention window: their root and kind, and the beginning of the window,
-- which is earlier in a workspace that keeps them for longer (M6).
CREATE FUNCTION authz.old_records(org uuid, days integer) RETURNS TABLE (root_id uuid, kind text, oldest timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT c.root_id, c.kind, o.oldest
  FROM record_count c
  LEFT JOIN resource_root t ON t.org_id = c.org_id AND t.id = c.root_id
  LEFT JOIN authz.kept_longer(org) k ON k.workspace_id = coalesce(t.workspace_id, c.root_id)
  CROSS JOIN LATERAL (SELECT now() - make_interval(days => greatest(old_records.days, k.days)) AS oldest) o
  WHERE c.org_id = org AND c.amount > 0
    AND EXISTS (SELECT FROM record r
      WHERE r.org_id = c.org_id AND r.root_id = c.root_id AND r.kind = c.kind AND r.at < o.oldest)
$$;

REVOKE ALL ON FUNCTION authz.old_records(uuid, integer) FROM PUBLIC;
