-- What a subject holds in one workspace of the context's organization, or, with null, in the organization itself; before the
-- workspace's state limits it.
CREATE FUNCTION authz.held_by(kind text, subject uuid, place uuid) RETURNS bit(256)
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT CASE kind
    WHEN 'user' THEN authz.reach_of(authz.org_id(), place, subject)
    WHEN 'team' THEN (SELECT bit_or(r.permissions) FROM team_grant g
      JOIN role r ON r.org_id = g.org_id AND r.level = g.level AND r.key = g.role
      WHERE g.org_id = authz.org_id() AND g.workspace_id = place AND g.team_id = subject AND authz.runs(g.ends_at))
    WHEN 'key' THEN (SELECT k.permissions FROM key k
      WHERE k.org_id = authz.org_id() AND k.id = subject AND (k.workspace_id IS NULL OR k.workspace_id = place))
  END
$$;

REVOKE ALL ON FUNCTION authz.held_by(text, uuid, uuid) FROM PUBLIC;
