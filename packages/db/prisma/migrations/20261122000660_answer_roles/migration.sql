-- Questions and changes about roles that reach past the workspace that a call entered: a role is the organization's, and
-- given in any of its workspaces.

-- Where a role is given: each workspace (null for the organization itself), how often, and what the actor holds there.
-- Who changes or deletes the role is bounded by that.
CREATE FUNCTION authz.role_places(role_level text, role_key text)
RETURNS TABLE (workspace_id uuid, grants integer, held bit(256))
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT g.workspace_id, pg_catalog.count(*)::integer, authz.held_in(g.workspace_id)
  FROM (
    SELECT m.workspace_id FROM member m
      WHERE m.org_id = authz.org_id() AND m.level = role_level AND m.role = role_key
    UNION ALL SELECT t.workspace_id FROM team_grant t
      WHERE t.org_id = authz.org_id() AND t.level = role_level AND t.role = role_key
    UNION ALL SELECT NULL FROM organization_member p
      WHERE p.org_id = authz.org_id() AND p.level = role_level AND p.role = role_key
    UNION ALL SELECT i.workspace_id FROM invitation i
      WHERE i.org_id = authz.org_id() AND i.level = role_level AND i.open_role = role_key
  ) g
  WHERE authz.has('role:create') OR authz.has('role:update') OR authz.has('role:delete')
  GROUP BY g.workspace_id
$$;

-- Who has a role, directly, in the organization or by a team, wherever; at most `count` people. For who edits it.
CREATE FUNCTION authz.role_people(role_level text, role_key text, count integer) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT DISTINCT x.user_id FROM (
    SELECT m.user_id FROM member m
      WHERE m.org_id = authz.org_id() AND m.level = role_level AND m.role = role_key
    UNION ALL SELECT p.user_id FROM organization_member p
      WHERE p.org_id = authz.org_id() AND p.level = role_level AND p.role = role_key
    UNION ALL SELECT t.user_id FROM team_grant g JOIN team_member t ON t.org_id = g.org_id AND t.team_id = g.team_id
      WHERE g.org_id = authz.org_id() AND g.level = role_level AND g.role = role_key
  ) x
  WHERE authz.has('role:update') OR authz.has('role:delete')
  ORDER BY x.user_id LIMIT count
$$;

-- How many people, teams and invitations that still can be accepted have each role, counted up to 1000: in the context's
-- workspace, or, with null, everywhere in the organization, where a person counts once. Organization roles count
-- everywhere either way.
CREATE FUNCTION authz.role_usage(workspace uuid)
RETURNS TABLE (level text, key text, people integer, teams integer, invitations integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT r.level, r.key,
    CASE
      WHEN r.level = 'organization' THEN (SELECT count(*)::integer FROM (
        SELECT FROM organization_member p WHERE p.org_id = r.org_id AND p.role = r.key LIMIT 1000) found)
      WHEN role_usage.workspace IS NOT NULL THEN (SELECT count(*)::integer FROM (
        SELECT FROM member m WHERE m.org_id = r.org_id AND m.workspace_id = role_usage.workspace AND m.role = r.key
        LIMIT 1000) found)
      ELSE (SELECT count(*)::integer FROM (
        SELECT DISTINCT m.user_id FROM member m WHERE m.org_id = r.org_id AND m.role = r.key LIMIT 1000) found)
    END,
    (SELECT count(DISTINCT g.team_id)::integer FROM team_grant g
      WHERE g.org_id = r.org_id AND g.level = r.level AND g.role = r.key
        AND (role_usage.workspace IS NULL OR g.workspace_id = role_usage.workspace)),
    (SELECT count(*)::integer FROM (
      SELECT FROM invitation i WHERE i.org_id = r.org_id AND i.level = r.level AND i.open_role = r.key
        AND i.expires_at > now()
        AND (role_usage.workspace IS NULL OR i.workspace_id IS NULL OR i.workspace_id = role_usage.workspace)
      LIMIT 1000) found)
  FROM role r
  WHERE r.org_id = authz.org_id() AND CASE WHEN role_usage.workspace IS NULL THEN authz.has('organization:read')
    ELSE role_usage.workspace = authz.workspace_id() AND authz.has('workspace:read') END
$$;

-- What the actor holds in every workspace where somebody has a role of the organization's own: as far as they can edit it.
-- For who edits roles.
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

-- Gives everybody who has one role of the organization's own another one, wherever that is; how many got it. For who
-- deletes a role, and only as far as they could give either role in each of those places.
CREATE FUNCTION authz.replace_role(role_level text, role_key text, replacement text) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  had bit(256);
  gets bit(256);
  moved integer := 0;
  changed integer;
BEGIN
  SELECT r.permissions INTO had FROM role r
    WHERE r.org_id = authz.org_id() AND r.level = role_level AND r.key = role_key AND NOT r.built_in;
  SELECT r.permissions INTO gets FROM role r
    WHERE r.org_id = authz.org_id() AND r.level = role_level AND r.key = replacement;
  IF NOT coalesce(authz.has('role:delete') AND authz.may_compose(role_level, role_key, had)
                  AND authz.may_compose(role_level, role_key, gets), false) THEN
    RAISE EXCEPTION 'this role is not replaced by that one here' USING ERRCODE = '42501';
  END IF;
  UPDATE member m SET role = replacement
    WHERE m.org_id = authz.org_id() AND m.level = role_level AND m.role = role_key;
  GET DIAGNOSTICS changed = ROW_COUNT;
  moved := moved + changed;
  UPDATE team_grant g SET role = replacement
    WHERE g.org_id = authz.org_id() AND g.level = role_level AND g.role = role_key;
  GET DIAGNOSTICS changed = ROW_COUNT;
  moved := moved + changed;
  UPDATE organization_member p SET role = replacement
    WHERE p.org_id = authz.org_id() AND p.level = role_level AND p.role = role_key;
  GET DIAGNOSTICS changed = ROW_COUNT;
  moved := moved + changed;
  UPDATE invitation i SET role = replacement
    WHERE i.org_id = authz.org_id() AND i.level = role_level AND i.open_role = role_key;
  GET DIAGNOSTICS changed = ROW_COUNT;
  RETURN moved + changed;
END
$$;

REVOKE ALL ON FUNCTION authz.role_places(text, text), authz.role_people(text, text, integer), authz.role_usage(uuid),
  authz.role_reach(), authz.replace_role(text, text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.role_places(text, text), authz.role_people(text, text, integer), authz.role_usage(uuid),
  authz.role_reach(), authz.replace_role(text, text, text) TO bailiwick_app;
