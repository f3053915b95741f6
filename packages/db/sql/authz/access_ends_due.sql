-- Access that has ended and is to be removed, and access that ends within a day, of which people were not told yet. What was
-- given for less than a day is not told of. Also requests for access that no one decided about in time. What a
-- directory suspended stays. For the worker's job.
CREATE FUNCTION authz.access_ends_due(count integer)
RETURNS TABLE (what text, kind text, org_id uuid, organization_slug text, organization_name text, blueprint text,
  workspace_id uuid, workspace_slug text, workspace_name text, subject_id uuid, name text, role text, role_name text,
  ends_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT d.what, x.kind, o.id, o.slug, o.name, o.blueprint, w.id, w.slug, w.name, x.subject, x.name, x.role, r.name, x.ends_at
  FROM (
    SELECT 'organization_role' AS kind, p.org_id, NULL::uuid AS place, p.user_id AS subject, p.name, p.level, p.role, p.ends_at,
        p.end_set_at, p.end_warned
      FROM organization_member p WHERE p.ends_at <= now() + interval '1 day'
        AND (p.ends_at > '-infinity' OR NOT authz.is_held_back(p.org_id, p.user_id))
    UNION ALL
    SELECT 'member', m.org_id, m.workspace_id, m.user_id, m.name, m.level, m.role, m.own_end, m.end_set_at, m.end_warned
      FROM member m WHERE m.own_end <= now() + interval '1 day'
        AND (m.own_end > '-infinity' OR NOT authz.is_held_back(m.org_id, m.user_id))
    UNION ALL
    SELECT 'team', g.org_id, g.workspace_id, g.team_id, t.name, g.level, g.role, g.ends_at, g.end_set_at, g.end_warned
      FROM team_grant g JOIN team t ON t.org_id = g.org_id AND t.id = g.team_id
      WHERE g.ends_at <= now() + interval '1 day'
    UNION ALL
    SELECT 'request', q.org_id, q.workspace_id, q.id, q.name, NULL, q.role, q.expires_at, NULL, NULL
      FROM access_request q WHERE q.outcome IS NULL AND q.expires_at <= now()
  ) x
  JOIN organization o ON o.id = x.org_id AND o.state IN ('active', 'deletion_requested')
  LEFT JOIN workspace w ON w.org_id = x.org_id AND w.id = x.place
  LEFT JOIN role r ON r.org_id = x.org_id AND r.level = x.level AND r.key = x.role
  CROSS JOIN LATERAL (
    SELECT 'end' AS what WHERE x.ends_at <= now()
    UNION ALL SELECT 'warn' WHERE x.ends_at > now() AND x.end_set_at < x.ends_at - interval '1 day'
      AND x.end_warned IS DISTINCT FROM x.ends_at AND o.state = 'active' AND (x.place IS NULL OR w.state = 'active')) d
  ORDER BY d.what, x.ends_at, x.kind DESC, x.org_id, x.place, x.subject LIMIT count
$$;

REVOKE ALL ON FUNCTION authz.access_ends_due(integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.access_ends_due(integer) TO bailiwick_worker;
