-- What expires within its kind's days, or has, in active workspaces, and no one was told of; the day is the workspace's. One that
-- has expired is told of as that alone.
CREATE FUNCTION authz.expiry_warnings_due(count integer)
RETURNS TABLE (org_id uuid, organization_slug text, organization_name text, blueprint text, workspace_id uuid,
  workspace_slug text, workspace_name text, resource_id uuid, kind text, title text, date text, days integer, level text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT o.id, o.slug, o.name, o.blueprint, w.id, w.slug, w.name, r.id, r.kind, r.title, due.date::text, due.left_days, due.level
  FROM authz.blueprint_expiry e
  JOIN organization o ON o.blueprint = e.blueprint AND o.state = 'active'
  JOIN workspace w ON w.org_id = o.id AND w.state = 'active'
  JOIN resource_root t ON t.org_id = w.org_id AND t.workspace_id = w.id
  JOIN resource r ON r.org_id = t.org_id AND r.root_id = t.id AND r.kind = e.kind
  CROSS JOIN LATERAL (SELECT (r.fields ->> e.field)::date AS date) dated
  CROSS JOIN LATERAL (SELECT dated.date, dated.date - (now() AT TIME ZONE w.time_zone)::date AS left_days,
    CASE WHEN dated.date < (now() AT TIME ZONE w.time_zone)::date THEN 'expired' ELSE 'expiring' END AS level) due
  WHERE due.left_days <= e.days AND NOT EXISTS (
    SELECT FROM expiry_warning x
    WHERE x.org_id = r.org_id AND x.resource_id = r.id AND x.date = due.date AND x.level = due.level)
  ORDER BY due.date, r.org_id, r.id LIMIT count
$$;

REVOKE ALL ON FUNCTION authz.expiry_warnings_due(integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.expiry_warnings_due(integer) TO bailiwick_worker;
