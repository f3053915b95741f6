-- The organizations with entries or records from before their retention window, and its length in days: that of their plan,
-- given as three lists, or the one that the platform admin set. What was closed that long ago has an entry that is as old.
CREATE FUNCTION authz.retention_due(blueprints text[], plans text[], standard integer[], count integer)
RETURNS TABLE (org_id uuid, blueprint text, days integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT o.id, o.blueprint, d.days
  FROM organization o
  LEFT JOIN unnest(blueprints, plans, standard) p (blueprint, plan, days) ON p.blueprint = o.blueprint AND p.plan = o.plan
  LEFT JOIN organization_limit l ON l.org_id = o.id AND l.name = 'retentionDays'
  CROSS JOIN LATERAL (SELECT coalesce(l.value, p.days) AS days) d
  JOIN audit_head h ON h.org_id = o.id
  LEFT JOIN audit_entry e ON e.org_id = h.org_id AND e.seq = h.cut_seq + 1
  LEFT JOIN LATERAL authz.kept_longer(o.id) k ON k.workspace_id = e.workspace_id
  WHERE o.state <> 'purged' AND o.blueprint = ANY (blueprints) AND d.days IS NOT NULL
    AND (e.at < now() - make_interval(days => greatest(d.days, k.days))
      OR EXISTS (SELECT FROM authz.old_records(o.id, d.days)))
  ORDER BY e.at, o.id LIMIT count
$$;

REVOKE ALL ON FUNCTION authz.retention_due(text[], text[], integer[], integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.retention_due(text[], text[], integer[], integer) TO bailiwick_worker;
