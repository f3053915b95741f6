-- Who has access to what, as it is now: of a workspace (`at`), or of the whole organization of the context without one. A row
-- for each way: a direct membership, a team's role, a role in the organization, a key. With `permission` only the ways that
-- give it, with `idle` only those without activity for as many days; `term` is part of a name or an address. In the order of
-- names, after the row that is named; at most `count` rows. Suspended people have no access.
CREATE FUNCTION authz.access_report(at uuid, term text, permission text, idle integer, after_name text, after_id text, count integer)
RETURNS TABLE (id text, kind text, subject uuid, name text, email text, workspace_id uuid, workspace_name text,
               workspace_slug text, team_name text, role text, role_name text, reaches boolean, since timestamptz,
               given_by_name text, last_active text, ends_at timestamptz, sort_name text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH wanted AS (
    SELECT coalesce((SELECT p.bit::integer FROM authz.permission p WHERE p.name = access_report.permission),
      authz.kind_bit(access_report.permission)) AS bit
  ), held AS (
    SELECT r.level, r.key, r.name, r.permissions,
      (r.permissions & authz.level_mask('workspace')) <> repeat('0', 256)::bit(256) AS reaches
    FROM role r WHERE r.org_id = authz.org_id()
  ), ways AS (
    SELECT 'member' AS kind, m.user_id AS subject, m.name, m.email, m.workspace_id, NULL::text AS team_name, NULL::uuid AS team_id,
        h.key AS role, h.name AS role_name, false AS reaches, h.permissions, m.created_at AS since, m.created_by,
        NULL::text AS created_by_name, m.ends_at
      FROM member m JOIN held h ON h.level = m.level AND h.key = m.role
      WHERE m.org_id = authz.org_id() AND m.active AND authz.runs(m.ends_at) AND (at IS NULL OR m.workspace_id = at)
    UNION ALL
    SELECT 'team', t.user_id, t.name, t.email, g.workspace_id, e.name, e.id, h.key, h.name, false, h.permissions,
        greatest(t.created_at, g.created_at), g.created_by, NULL, least(t.ends_at, g.ends_at)
      FROM team_member t JOIN team_grant g ON g.org_id = t.org_id AND g.team_id = t.team_id
      JOIN team e ON e.org_id = t.org_id AND e.id = t.team_id
      JOIN held h ON h.level = g.level AND h.key = g.role
      WHERE t.org_id = authz.org_id() AND t.active AND authz.runs(t.ends_at) AND authz.runs(g.ends_at)
        AND (at IS NULL OR g.workspace_id = at)
    UNION ALL
    SELECT 'organization_role', p.user_id, p.name, p.email, NULL, NULL, NULL, h.key, h.name, h.reaches, h.permissions,
        p.created_at, p.created_by, NULL, p.ends_at
      FROM organization_member p JOIN held h ON h.level = p.level AND h.key = p.role
      WHERE p.org_id = authz.org_id() AND p.active AND authz.runs(p.ends_at) AND (at IS NULL OR h.reaches)
    UNION ALL
    SELECT 'key', k.id, k.name, NULL, k.workspace_id, NULL, NULL, NULL, NULL,
        k.workspace_id IS NULL AND (k.permissions & authz.level_mask('workspace')) <> repeat('0', 256)::bit(256),
        k.permissions, k.created_at, k.created_by, k.created_by_name, k.expires_at
      FROM key k
      WHERE k.org_id = authz.org_id() AND k.person_id IS NULL AND k.resource_id IS NULL AND k.revoked_at IS NULL
        AND (k.expires_at IS NULL OR k.expires_at > now())
        AND (at IS NULL OR k.workspace_id = at OR k.workspace_id IS NULL AND (k.workspace_ids IS NULL OR at = ANY (k.workspace_ids)))
  ), named AS (
    SELECT concat_ws(':', w.kind, w.subject, w.workspace_id, w.team_id) AS id, lower(w.name) AS sort_name, w.*
    FROM ways w
    WHERE (SELECT authz.has(CASE WHEN at IS NULL THEN 'organization_access_review:read' ELSE 'access_review:read' END))
      AND (access_report.permission IS NULL OR get_bit(w.permissions, (SELECT wanted.bit FROM wanted)) = 1)
      AND (access_report.term IS NULL OR position(access_report.term IN lower(w.name)) > 0
        OR position(access_report.term IN lower(w.email)) > 0)
  ), dated AS (
    SELECT n.*, authz.last_active(authz.org_id(), coalesce(n.workspace_id, at),
      CASE WHEN n.kind = 'team' OR n.kind = 'organization_role' AND at IS NOT NULL THEN 'member' ELSE n.kind END, n.subject)
      AS last_active
    FROM named n
  ), page AS (
    SELECT * FROM dated n
    WHERE (access_report.idle IS NULL
        OR (now() AT TIME ZONE 'UTC')::date - access_report.idle >= coalesce(n.last_active, greatest(
          (n.since AT TIME ZONE 'UTC')::date, (SELECT o.activity_since FROM organization o WHERE o.id = authz.org_id()))))
      AND (after_id IS NULL OR (n.sort_name, n.id) > (after_name, after_id))
    ORDER BY n.sort_name, n.id LIMIT count
  )
  SELECT p.id, p.kind, p.subject, p.name, p.email, p.workspace_id, w.name, w.slug, p.team_name, p.role, p.role_name, p.reaches,
    p.since, coalesce(p.created_by_name, (SELECT u.name FROM identity."user" u WHERE u.id = p.created_by)),
    p.last_active::text, p.ends_at, p.sort_name
  FROM page p LEFT JOIN workspace w ON w.org_id = authz.org_id() AND w.id = p.workspace_id
  ORDER BY p.sort_name, p.id
$$;

REVOKE ALL ON FUNCTION authz.access_report(uuid, text, text, integer, text, text, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.access_report(uuid, text, text, integer, text, text, integer) TO bailiwick_app;
