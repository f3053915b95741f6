-- Narrow doors in the wall: the questions and acts that come before a tenant is known, or reach past one.
--
-- Each is owned by the owner role with a fixed search_path, asks for its permission itself, and is listed by name in
-- the doctor; any other SECURITY DEFINER function makes start-up fail.

-- Takes a slug, or says no (false): when it is in use, still redirects elsewhere, or is reserved until later. The
-- primary key decides between two who ask at once: the second waits for the first, then is refused.
CREATE FUNCTION authz.take_slug(space text, wanted text, org uuid, workspace uuid) RETURNS boolean
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO slug AS s (namespace, slug, org_id, workspace_id, status)
    VALUES (space, wanted, org, workspace, 'current')
    ON CONFLICT (namespace, slug) DO UPDATE
      SET org_id = excluded.org_id, workspace_id = excluded.workspace_id, status = 'current', free_after = NULL
      WHERE (s.status <> 'current' AND s.free_after <= now())
         OR (s.status = 'redirect' AND s.org_id = excluded.org_id AND s.workspace_id IS NOT DISTINCT FROM excluded.workspace_id);
  RETURN FOUND;
END
$$;

-- Is this slug free to take in this namespace? A hint for forms; take_slug decides. Which slugs an organization has that
-- one is not in, nobody is told.
CREATE FUNCTION authz.slug_is_free(space text, wanted text) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT authz.user_id() IS NOT NULL
    AND (space IN ('organizations', 'workspaces')
      OR EXISTS (SELECT 1 FROM organization_member p WHERE p.user_id = authz.user_id() AND p.org_id::text = space))
    AND NOT EXISTS (SELECT 1 FROM slug s WHERE s.namespace = space AND s.slug = wanted
                    AND NOT (s.status <> 'current' AND s.free_after <= now()))
$$;

-- Founds an organization for the signed-in person: its roles, its chain, its slug, the founder's organization role, its
-- first workspace where the blueprint has one (a flat blueprint's only one, or the default), and the founder's seat
-- in it. Answers 'founded' or 'slug_taken'; then the transaction's context is the new organization and workspace.
CREATE FUNCTION authz.found_organization(
  new_org uuid, blueprint_key text, org_slug text, org_name text,
  new_workspace uuid, workspace_slug text, workspace_name text, workspace_description text
) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  b authz.blueprint;
BEGIN
  SELECT * INTO STRICT b FROM authz.blueprint WHERE key = blueprint_key;
  IF authz.user_id() IS NULL THEN
    RAISE EXCEPTION 'an organization is founded by a person' USING ERRCODE = '42501';
  END IF;
  IF b.organization_creation = 'platform'
     AND NOT EXISTS (SELECT 1 FROM identity.platform_admin p WHERE p.user_id = authz.user_id()) THEN
    RAISE EXCEPTION 'only the platform admin founds such an organization' USING ERRCODE = '42501';
  END IF;
  IF (new_workspace IS NULL) <> (b.topology = 'organization' AND b.default_workspace = 'none') THEN
    RAISE EXCEPTION 'blueprint % does not start like this', b.key USING ERRCODE = '23514';
  END IF;
  IF NOT authz.take_slug('organizations', org_slug, new_org, NULL) THEN RETURN 'slug_taken'; END IF;

  INSERT INTO organization (id, slug, name, blueprint, plan, created_by)
    VALUES (new_org, org_slug, org_name, b.key, b.default_plan, authz.user_id());
  INSERT INTO role (org_id, level, key, name, description, rank, built_in, permissions)
    SELECT new_org, r.level, r.key, r.name, r.description, r.rank, true, r.permissions
    FROM authz.blueprint_role r WHERE r.blueprint = b.key;
  INSERT INTO audit_head (org_id) VALUES (new_org);
  IF b.creator_org_role IS NOT NULL THEN
    INSERT INTO organization_member (org_id, user_id, role, name, email, created_by)
      SELECT new_org, u.id, b.creator_org_role, u.name, u.email, u.id
      FROM identity."user" u WHERE u.id = authz.user_id();
  END IF;
  IF new_workspace IS NOT NULL THEN
    IF NOT authz.take_slug(CASE b.slug_scope WHEN 'instance' THEN 'workspaces' ELSE new_org::text END,
                           workspace_slug, new_org, new_workspace) THEN
      RETURN 'slug_taken';
    END IF;
    INSERT INTO workspace (org_id, id, slug, name, description, is_default, default_for, created_by)
      VALUES (new_org, new_workspace, workspace_slug, workspace_name, workspace_description,
              b.default_workspace <> 'none', CASE b.default_workspace WHEN 'private' THEN authz.user_id() END, authz.user_id());
    PERFORM authz.seat_creator(new_org, new_workspace, b.creator_role);
  END IF;
  PERFORM authz.move_context(new_org, new_workspace);
  RETURN 'founded';
END
$$;

-- Gives the signed-in person the creator's role in a workspace that has no member yet (V23, M28).
CREATE FUNCTION authz.seat_creator(org uuid, workspace uuid, creator_role text) RETURNS void
LANGUAGE sql SET search_path = public, pg_temp AS $$
  INSERT INTO member (org_id, workspace_id, user_id, role, name, email, created_by)
    SELECT org, workspace, u.id, creator_role, u.name, u.email, u.id
    FROM identity."user" u WHERE u.id = authz.user_id()
$$;

-- Moves the transaction's context onto what its actor just made, with the permissions that the new roles give.
CREATE FUNCTION authz.move_context(org uuid, workspace uuid) RETURNS void
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  nothing constant bit(256) := repeat('0', 256)::bit(256);
  everywhere bit(256);
  direct bit(256);
BEGIN
  SELECT r.permissions INTO everywhere FROM organization_member m
    JOIN role r ON r.org_id = m.org_id AND r.level = m.level AND r.key = m.role
    WHERE m.org_id = org AND m.user_id = authz.user_id();
  SELECT bit_or(r.permissions) INTO direct FROM (
      SELECT m.level, m.role FROM member m
        WHERE m.org_id = org AND m.workspace_id = move_context.workspace AND m.user_id = authz.user_id()
      UNION ALL
      SELECT g.level, g.role FROM team_member t JOIN team_grant g ON g.org_id = t.org_id AND g.team_id = t.team_id
        WHERE t.org_id = org AND t.user_id = authz.user_id() AND g.workspace_id = move_context.workspace
    ) given JOIN role r ON r.org_id = org AND r.level = given.level AND r.key = given.role;
  everywhere := coalesce(everywhere, nothing);
  direct := everywhere | coalesce(direct, nothing);
  PERFORM set_config('authz.org_id', org::text, true),
          set_config('authz.workspace_id', coalesce(workspace::text, ''), true),
          set_config('authz.held', direct::text, true),
          set_config('authz.permissions',
            (direct & (SELECT s.permissions FROM authz.state_mask s WHERE s.state = 'active'))::text, true),
          set_config('authz.organization_permissions', everywhere::text, true),
          set_config('authz.via', CASE WHEN workspace IS NULL THEN 'organization' ELSE 'workspace' END, true);
END
$$;

-- Takes the slug of a workspace that the context's actor creates in the context's organization; false when taken.
-- Called before the workspace is inserted.
CREATE FUNCTION authz.claim_workspace_slug(workspace uuid, wanted text) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  scope text;
BEGIN
  IF NOT authz.has('workspace:create') THEN
    RAISE EXCEPTION 'workspace:create is not held here' USING ERRCODE = '42501';
  END IF;
  IF EXISTS (SELECT 1 FROM workspace w WHERE w.id = claim_workspace_slug.workspace) THEN
    RAISE EXCEPTION 'the workspace exists' USING ERRCODE = '42501';
  END IF;
  SELECT CASE b.slug_scope WHEN 'instance' THEN 'workspaces' ELSE o.id::text END INTO STRICT scope
    FROM organization o JOIN authz.blueprint b ON b.key = o.blueprint WHERE o.id = authz.org_id();
  RETURN authz.take_slug(scope, wanted, authz.org_id(), workspace);
END
$$;

-- Seats the actor in the workspace that this very transaction inserted, and moves the context into it.
CREATE FUNCTION authz.become_creator(workspace uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  creator_role text;
BEGIN
  IF NOT authz.has('workspace:create')
     OR NOT EXISTS (SELECT 1 FROM workspace w WHERE w.org_id = authz.org_id() AND w.id = become_creator.workspace
                    AND w.created_by = authz.user_id() AND w.xmin = pg_current_xact_id()::xid)
     OR EXISTS (SELECT 1 FROM member m WHERE m.org_id = authz.org_id() AND m.workspace_id = become_creator.workspace) THEN
    RAISE EXCEPTION 'not the creator of this workspace' USING ERRCODE = '42501';
  END IF;
  SELECT b.creator_role INTO STRICT creator_role
    FROM organization o JOIN authz.blueprint b ON b.key = o.blueprint WHERE o.id = authz.org_id();
  PERFORM authz.seat_creator(authz.org_id(), workspace, creator_role);
  PERFORM authz.move_context(authz.org_id(), workspace);
END
$$;

-- Gives the context's workspace another slug; the old one leads here while the workspace lives, and stays reserved
-- for 90 days at least. False when the new one is taken.
CREATE FUNCTION authz.change_workspace_slug(wanted text) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  o organization;
  b authz.blueprint;
  scope text;
BEGIN
  IF NOT (authz.has('workspace:change_slug') OR authz.has('platform:change_slug')) THEN
    RAISE EXCEPTION 'no permission to change a slug here' USING ERRCODE = '42501';
  END IF;
  SELECT * INTO STRICT o FROM organization WHERE id = authz.org_id();
  SELECT * INTO STRICT b FROM authz.blueprint WHERE key = o.blueprint;
  scope := CASE b.slug_scope WHEN 'instance' THEN 'workspaces' ELSE o.id::text END;
  UPDATE slug SET status = 'redirect', free_after = 'infinity'
    WHERE namespace = scope AND org_id = o.id AND workspace_id = authz.workspace_id() AND status = 'current';
  IF NOT authz.take_slug(scope, wanted, o.id, authz.workspace_id()) THEN RETURN false; END IF;
  UPDATE workspace SET slug = wanted WHERE org_id = o.id AND id = authz.workspace_id();
  -- A flat workspace's organization bears its slug.
  IF b.topology = 'flat' THEN
    UPDATE slug SET status = 'redirect', free_after = 'infinity'
      WHERE namespace = 'organizations' AND org_id = o.id AND status = 'current';
    IF NOT authz.take_slug('organizations', wanted, o.id, NULL) THEN RETURN false; END IF;
    UPDATE organization SET slug = wanted WHERE id = o.id;
  END IF;
  RETURN true;
END
$$;

-- The workspaces that the signed-in person can enter, for the switcher and the first page; by name, at most `count`.
CREATE FUNCTION authz.my_workspaces(search text, count integer)
RETURNS TABLE (org_id uuid, org_slug text, org_name text, blueprint text, id uuid, slug text, name text,
               description text, state text, is_default boolean, role text, role_name text, permissions bit(256),
               purge_after timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH reached AS (
    SELECT m.org_id, m.workspace_id, m.role, r.name, r.rank, r.permissions
      FROM member m JOIN role r ON r.org_id = m.org_id AND r.level = m.level AND r.key = m.role
      WHERE m.user_id = authz.user_id()
    UNION ALL
    SELECT g.org_id, g.workspace_id, g.role, r.name, r.rank, r.permissions
      FROM team_member t JOIN team_grant g ON g.org_id = t.org_id AND g.team_id = t.team_id
      JOIN role r ON r.org_id = g.org_id AND r.level = g.level AND r.key = g.role
      WHERE t.user_id = authz.user_id()
    UNION ALL
    SELECT w.org_id, w.id, NULL, NULL, NULL, r.permissions
      FROM organization_member p JOIN role r ON r.org_id = p.org_id AND r.level = p.level AND r.key = p.role
      JOIN workspace w ON w.org_id = p.org_id
      WHERE p.user_id = authz.user_id()
        AND get_bit(r.permissions, (SELECT bit FROM authz.permission WHERE permission.name = 'workspace:read')) = 1
  ), usable AS (
    SELECT x.org_id, x.workspace_id, (array_agg(x.role ORDER BY x.rank DESC NULLS LAST))[1] AS role,
      (array_agg(x.name ORDER BY x.rank DESC NULLS LAST))[1] AS role_name,
      bit_or(x.permissions) AS permissions
    FROM reached x GROUP BY x.org_id, x.workspace_id
  )
  SELECT o.id, o.slug, o.name, o.blueprint, w.id, w.slug, w.name, w.description, w.state, w.is_default, u.role,
    u.role_name, u.permissions, w.purge_after
  FROM usable u
  JOIN workspace w ON w.org_id = u.org_id AND w.id = u.workspace_id
  JOIN organization o ON o.id = w.org_id
  JOIN authz.state_mask s ON s.state = w.state
  WHERE o.state IN ('active', 'deletion_requested')
    AND (u.permissions & s.permissions & authz.workspace_level()) <> repeat('0', 256)::bit(256)
    AND (search = '' OR position(lower(search) IN lower(w.name)) > 0 OR position(lower(search) IN w.slug) > 0)
  ORDER BY lower(w.name), w.id LIMIT count
$$;

-- The organizations that the signed-in person is in by an organization role.
CREATE FUNCTION authz.my_organizations()
RETURNS TABLE (id uuid, slug text, name text, blueprint text, state text, role text, permissions bit(256))
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT o.id, o.slug, o.name, o.blueprint, o.state, p.role, r.permissions
  FROM organization_member p
  JOIN role r ON r.org_id = p.org_id AND r.level = p.level AND r.key = p.role
  JOIN organization o ON o.id = p.org_id
  WHERE p.user_id = authz.user_id() AND o.state IN ('active', 'deletion_requested')
  ORDER BY lower(o.name), o.id
$$;

-- Whose address is this? Only for who may add people here, and only by the whole address: no list of the instance's
-- people leaves it.
CREATE FUNCTION authz.find_person(address text) RETURNS TABLE (user_id uuid, name text, email text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT u.id, u.name, u.email FROM identity."user" u
  WHERE u.email = address AND u.suspended_at IS NULL
    AND (authz.has('member:add') OR authz.has('organization_member:add') OR authz.has('platform:rescue_workspace'))
$$;

-- The signed-in person's sessions; the token never leaves.
CREATE FUNCTION authz.my_sessions()
RETURNS TABLE (id uuid, created_at timestamptz, updated_at timestamptz, expires_at timestamptz, ip_address text,
               user_agent text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT s.id, s.created_at, s.updated_at, s.expires_at, host(s.ip), s.user_agent FROM identity.session s
  WHERE s.user_id = authz.user_id() AND s.expires_at > now() ORDER BY s.updated_at DESC, s.id
$$;

-- Ends every session of the signed-in person but this one; how many that were.
CREATE FUNCTION authz.end_other_sessions() RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  ended integer;
BEGIN
  DELETE FROM identity.session s WHERE s.user_id = authz.user_id() AND s.id <> authz.session_id();
  GET DIAGNOSTICS ended = ROW_COUNT;
  RETURN ended;
END
$$;

-- Lands this session in the context's workspace under a fresh token: the old one is dead from here on (M40, M42).
CREATE FUNCTION authz.switch_session(new_token_hash text) RETURNS timestamptz
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  until timestamptz;
BEGIN
  IF authz.workspace_id() IS NULL OR NOT authz.has('workspace:read') THEN
    RAISE EXCEPTION 'no workspace to switch to' USING ERRCODE = '42501';
  END IF;
  UPDATE identity.session SET token = new_token_hash, active_workspace_id = authz.workspace_id(), updated_at = now()
    WHERE id = authz.session_id() RETURNING expires_at INTO until;
  RETURN until;
END
$$;

-- Where a call that names no workspace, and the next sign-in, land: the session's workspace if it can still be entered,
-- else the default of an organization one is in, else the first by name (M8, M66, M69).
CREATE FUNCTION authz.landing(wanted uuid) RETURNS uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT w.id FROM authz.my_workspaces('', 10000) w WHERE w.state = 'active'
  ORDER BY (w.id = wanted) DESC NULLS LAST, w.is_default DESC, lower(w.name), w.id LIMIT 1
$$;

-- Names, addresses and suspension are the identity's; the tenants' copies follow in the same commit.
CREATE FUNCTION authz.copy_person() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE member SET name = new.name, email = new.email, active = new.suspended_at IS NULL WHERE user_id = new.id;
  UPDATE organization_member SET name = new.name, email = new.email, active = new.suspended_at IS NULL
    WHERE user_id = new.id;
  UPDATE team_member SET name = new.name, email = new.email, active = new.suspended_at IS NULL WHERE user_id = new.id;
  RETURN NULL;
END
$$;
CREATE TRIGGER copy_person AFTER UPDATE OF name, email, suspended_at ON identity."user"
  FOR EACH ROW WHEN ((old.name, old.email, old.suspended_at) IS DISTINCT FROM (new.name, new.email, new.suspended_at))
  EXECUTE FUNCTION authz.copy_person();

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA authz FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.slug_is_free(text, text),
  authz.found_organization(uuid, text, text, text, uuid, text, text, text),
  authz.claim_workspace_slug(uuid, text), authz.become_creator(uuid), authz.change_workspace_slug(text),
  authz.my_workspaces(text, integer), authz.my_organizations(), authz.find_person(text), authz.my_sessions(),
  authz.end_other_sessions(), authz.switch_session(text), authz.landing(uuid) TO bailiwick_app;
