-- What has to be known to decide on the transfer of the entered workspace, and what it takes along, as JSON; null for a target
-- that is none.
CREATE FUNCTION authz.transfer_facts(target uuid) RETURNS jsonb
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH at AS (
    SELECT authz.org_id() AS org, authz.workspace_id() AS workspace, t.*, b.default_org_role
    FROM authz.transfer_target(target::text) t JOIN authz.blueprint b ON b.key = t.blueprint
  ), going AS (
    SELECT e.kind, e.id, e.org_id FROM at JOIN resource_root o ON o.org_id = at.org AND o.workspace_id = at.workspace
    JOIN resource e ON e.org_id = o.org_id AND e.root_id = o.id
  ), counted (kind, amount) AS (
    SELECT g.kind, count(*) FROM going g GROUP BY g.kind
    UNION ALL SELECT c.kind, sum(c.amount) FROM at JOIN record_count c ON c.org_id = at.org
      WHERE c.root_id = at.workspace OR c.root_id IN (
        SELECT o.id FROM resource_root o WHERE o.org_id = at.org AND o.workspace_id = at.workspace)
      GROUP BY c.kind
    UNION ALL SELECT 'members', count(*) FROM at JOIN member m ON m.org_id = at.org AND m.workspace_id = at.workspace
    UNION ALL SELECT 'invitations', count(*) FROM at JOIN invitation i ON i.org_id = at.org AND i.workspace_id = at.workspace
      WHERE i.state = 'pending' AND i.expires_at > now()
    UNION ALL SELECT 'keys', count(*) FROM at JOIN key k ON k.org_id = at.org AND k.workspace_id = at.workspace
      WHERE k.revoked_at IS NULL
    UNION ALL SELECT 'webhooks', count(*) FROM at JOIN webhook h ON h.org_id = at.org AND h.workspace_id = at.workspace
    UNION ALL SELECT 'files', count(*) FROM at JOIN storage_file f ON f.org_id = at.org AND f.workspace_id = at.workspace
  )
  SELECT jsonb_build_object(
    'joining', (SELECT coalesce(jsonb_agg(jsonb_build_object('userId', u.id, 'name', u.name)), '[]')
      FROM authz.transfer_people(at.org, at.workspace, at.id) p JOIN identity."user" u ON u.id = p.user_id),
    'givesDefault', at.permissions IS NULL OR EXISTS (
      SELECT FROM role r WHERE r.org_id = at.id AND r.level = 'organization' AND r.key = at.default_org_role
        AND r.permissions & ~at.permissions = repeat('0', 256)::bit(256)),
    'roles', (SELECT coalesce(jsonb_agg(jsonb_build_object('name', r.name, 'isThere', r.is_there, 'isTaken', r.is_taken,
        'isHeld', at.permissions IS NULL OR r.permissions & ~(at.permissions | authz.reach_of(at.org, at.workspace, authz.person_id()))
          = repeat('0', 256)::bit(256))), '[]')
      FROM authz.transfer_roles(at.org, at.workspace, at.id) r),
    'usedRoles', (SELECT coalesce(jsonb_agg(DISTINCT r.name), '[]') FROM member m
      JOIN role r ON r.org_id = m.org_id AND r.level = m.level AND r.key = m.role
      WHERE m.org_id = at.org AND m.workspace_id = at.workspace),
    'teams', (SELECT coalesce(jsonb_agg(jsonb_build_object('name', t.name, 'role', g.role,
        'people', (SELECT count(*) FROM team_member p WHERE p.org_id = t.org_id AND p.team_id = t.id),
        'isTaken', EXISTS (SELECT FROM team n WHERE n.org_id = at.id AND n.sort_name = t.sort_name)) ORDER BY t.sort_name), '[]')
      FROM team_grant g JOIN team t ON t.org_id = g.org_id AND t.id = g.team_id
      WHERE g.org_id = at.org AND g.workspace_id = at.workspace),
    'running', (SELECT count(*) FROM going g JOIN run u ON u.org_id = g.org_id AND u.resource_id = g.id
      WHERE u.state IN ('queued', 'running') AND u.meter IS NOT NULL),
    'conflicts', (SELECT coalesce(jsonb_agg(to_jsonb(c)), '[]') FROM authz.transfer_conflicts(at.org, at.workspace) c),
    'shared', (SELECT count(*) FROM resource_reach x WHERE x.org_id = at.org AND x.workspace_id = at.workspace),
    'boundKeys', (SELECT count(*) FROM key k WHERE k.org_id = at.org AND at.workspace = ANY (k.workspace_ids) AND k.revoked_at IS NULL),
    'allotments', (SELECT coalesce(jsonb_agg(jsonb_build_object('meter', q.meter, 'allotted', q.allotted, 'used', q.used) ORDER BY q.meter), '[]')
      FROM quota_balance q JOIN quota_period p ON p.org_id = q.org_id AND p.meter = q.meter AND p.starts_at = q.starts_at
      WHERE q.org_id = at.org AND q.place = at.workspace AND p.starts_at <= now() AND now() < p.ends_at),
    'seats', (SELECT count(*) FROM member m WHERE m.org_id = at.org AND m.workspace_id = at.workspace)
      + (SELECT c.amount FROM counted c WHERE c.kind = 'invitations'),
    'bytes', coalesce((SELECT u.bytes FROM storage_use u WHERE u.org_id = at.org AND u.workspace_id = at.workspace), 0),
    'activeThere', (SELECT count(*) FROM workspace w WHERE w.org_id = at.id AND w.state = 'active'),
    'lifted', (SELECT coalesce(jsonb_object_agg(l.name, l.value), '{}') FROM organization_limit l WHERE l.org_id = at.id),
    'moved', (SELECT coalesce(jsonb_agg(jsonb_build_object('kind', c.kind, 'amount', c.amount) ORDER BY c.kind COLLATE "C"), '[]')
      FROM counted c WHERE c.amount > 0))
  FROM at
$$;

REVOKE ALL ON FUNCTION authz.transfer_facts(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.transfer_facts(uuid) TO bailiwick_app;
