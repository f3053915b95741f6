-- The tenant context: who acts, where, and with which permissions.
--
-- authz.enter is the first statement of every tenant transaction. It finds the session, then the workspace, then
-- the roles, each by its key, and writes what it found into settings that live as long as the transaction. Row-level
-- security reads them through the functions below; without them every comparison is with null and no row is seen.

CREATE FUNCTION authz.user_id() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS
  $$ SELECT nullif(current_setting('authz.user_id', true), '')::uuid $$;
CREATE FUNCTION authz.org_id() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS
  $$ SELECT nullif(current_setting('authz.org_id', true), '')::uuid $$;
CREATE FUNCTION authz.workspace_id() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS
  $$ SELECT nullif(current_setting('authz.workspace_id', true), '')::uuid $$;
CREATE FUNCTION authz.session_id() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS
  $$ SELECT nullif(current_setting('authz.session_id', true), '')::uuid $$;

-- A permission's bit. Bits are never given to another permission (permissions.ts), so the planner may keep the answer.
CREATE FUNCTION authz.bit_of(permission text) RETURNS integer LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
  $$ SELECT p.bit::integer FROM authz.permission p WHERE p.name = permission $$;

-- May the actor use this permission here and now? Union of all grants, cut down to what the workspace's state allows.
-- An unknown name, like an unset context, is a no. One expression, so that the planner puts it in the caller's place.
CREATE FUNCTION authz.has(permission text) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT coalesce(get_bit(nullif(current_setting('authz.permissions', true), '')::bit(256), authz.bit_of(permission)), 0) = 1
$$;

-- A set of permissions. With fixed names the planner makes it once.
CREATE FUNCTION authz.bits_of(VARIADIC permissions text[]) RETURNS bit(256) LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT bit_or(set_bit(repeat('0', 256)::bit(256), p.bit::integer, 1)) FROM authz.permission p WHERE p.name = ANY (permissions)
$$;

-- One of these permissions, here and now.
CREATE FUNCTION authz.has_any(VARIADIC permissions text[]) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT coalesce((nullif(current_setting('authz.permissions', true), '')::bit(256) & authz.bits_of(VARIADIC permissions))
    <> repeat('0', 256)::bit(256), false)
$$;

-- The workspace that the call entered, where the actor may use one of these permissions; null otherwise. A policy that
-- compares with it asks two things at once: each sub-select that it has is made ready anew for every statement.
CREATE FUNCTION authz.workspace_where(VARIADIC permissions text[]) RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN (nullif(current_setting('authz.permissions', true), '')::bit(256) & authz.bits_of(VARIADIC permissions))
    <> repeat('0', 256)::bit(256) THEN nullif(current_setting('authz.workspace_id', true), '')::uuid END
$$;

-- The same, held through an organization role: it reaches every workspace of the organization.
CREATE FUNCTION authz.has_everywhere(permission text) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT coalesce(get_bit(nullif(current_setting('authz.organization_permissions', true), '')::bit(256), authz.bit_of(permission)), 0) = 1
$$;

-- Nobody gives what they do not hold: is every permission of this role the actor's own? An organization role reaches
-- every workspace, so what the actor holds in one of them alone does not count for it.
CREATE FUNCTION authz.may_give(level text, role text) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT coalesce((
    SELECT r.permissions & ~nullif(current_setting(
      CASE may_give.level WHEN 'organization' THEN 'authz.organization_permissions' ELSE 'authz.held' END, true
    ), '')::bit(256) = repeat('0', 256)::bit(256)
    FROM public.role r WHERE r.org_id = authz.org_id() AND r.level = may_give.level AND r.key = may_give.role
  ), false)
$$;

CREATE TYPE authz.entered AS (
  -- entered, unauthenticated, forbidden (the platform's door only) or not_found
  outcome             text,
  session_id          uuid,
  active_workspace_id uuid,
  user_id             uuid,
  user_name           text,
  user_email          text,
  email_verified      boolean,
  platform_admin      boolean,
  org_id              uuid,
  org_slug            text,
  org_name            text,
  org_state           text,
  blueprint           text,
  organization_role   text,
  workspace_id        uuid,
  workspace_slug      text,
  workspace_name      text,
  workspace_state     text,
  is_default          boolean,
  -- The highest of the direct role and those of teams.
  workspace_role      text,
  -- What the actor holds, before the workspace's state cuts it down.
  permissions         bit(256),
  -- The database's clock at the start of the transaction, at the precision that JavaScript keeps.
  at                  timestamptz
);

-- Is this an id? What is not one is a slug. Stable, as what it asks is: as anything else it would not be put in the
-- caller's place.
CREATE FUNCTION authz.is_id(ref text) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS
  $$ SELECT char_length(ref) = 36 AND pg_input_is_valid(ref, 'uuid') $$;

-- Finds an organization by its id or slug; null when there is none.
CREATE FUNCTION authz.find_organization(ref text) RETURNS uuid
LANGUAGE plpgsql STABLE SET search_path = public, pg_temp AS $$
BEGIN
  IF authz.is_id(ref) THEN
    RETURN (SELECT o.id FROM organization o WHERE o.id = ref::uuid);
  END IF;
  RETURN (SELECT s.org_id FROM slug s
          WHERE s.namespace = 'organizations' AND s.slug = ref AND s.status IN ('current', 'redirect'));
END
$$;

-- Finds a workspace by its id, its slug, or "organization/slug"; a slug that was renamed away still leads here (V22).
CREATE FUNCTION authz.find_workspace(ref text, OUT org uuid, OUT workspace uuid)
LANGUAGE plpgsql STABLE SET search_path = public, pg_temp AS $$
BEGIN
  IF authz.is_id(ref) THEN
    SELECT w.org_id, w.id INTO org, workspace FROM workspace w WHERE w.id = ref::uuid;
  ELSIF position('/' IN ref) > 0 THEN
    org := authz.find_organization(split_part(ref, '/', 1));
    SELECT s.workspace_id INTO workspace FROM slug s
      WHERE s.namespace IN (org::text, 'workspaces') AND s.slug = split_part(ref, '/', 2)
        AND s.org_id = org AND s.status IN ('current', 'redirect');
  ELSE
    SELECT s.org_id, s.workspace_id INTO org, workspace FROM slug s
      WHERE s.namespace = 'workspaces' AND s.slug = ref AND s.status IN ('current', 'redirect');
  END IF;
END
$$;

-- "Count, then change" holds this lock: every change in an organization, whatever its route, waits here for the
-- one before it, and reads roles, states and counts afterwards. The audit chain orders the same commits anyway.
CREATE FUNCTION authz.lock_organization(org uuid) RETURNS void
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM 1 FROM organization WHERE id = org FOR NO KEY UPDATE;
END
$$;

-- The permissions of workspace level, as a set: bits 48 to 255, for good (permissions.ts).
CREATE FUNCTION authz.workspace_level() RETURNS bit(256) LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
  $$ SELECT (repeat('0', 48) || repeat('1', 208))::bit(256) $$;

-- Opens the tenant context for a credential.
--   token_hash    SHA-256 of the session token, in hex
--   organization, workspace   what the call names; at most one of them; null for a call that names none
--   door          'member': the person's own grants. 'platform': the platform admin's set, and only that
--   for_change    take the organization's lock before roles and states are read
-- It is asked with every request, so its statements are few and each of their look-ups is by a key; what is fenced off by
-- OFFSET 0 cannot become a join over a whole organization.
CREATE FUNCTION authz.enter(token_hash text, organization text, workspace text, ip text, door text, for_change boolean)
RETURNS authz.entered
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  e authz.entered;
  nothing constant bit(256) := repeat('0', 256)::bit(256);
  everywhere bit(256);
  direct bit(256);
  direct_rank integer;
  granted record;
  mask bit(256);
  usable bit(256);
  via text := 'organization';
  stale boolean;
  in_teams boolean;
BEGIN
  e.at := date_trunc('milliseconds', now());
  e.outcome := 'unauthenticated';
  SELECT s.id, s.active_workspace_id, s.user_id, u.name, u.email, u.email_verified,
         s.updated_at < now() - interval '1 hour',
         EXISTS (SELECT FROM identity.platform_admin p WHERE p.user_id = s.user_id)
    INTO e.session_id, e.active_workspace_id, e.user_id, e.user_name, e.user_email, e.email_verified,
         stale, e.platform_admin
    FROM identity.session s JOIN identity."user" u ON u.id = s.user_id
    WHERE s.token = token_hash AND s.expires_at > now() AND u.suspended_at IS NULL;
  IF e.user_id IS NULL THEN RETURN e; END IF;
  IF stale THEN
    UPDATE identity.session SET updated_at = now(), expires_at = now() + interval '7 days' WHERE id = e.session_id;
  END IF;

  IF door = 'platform' AND NOT e.platform_admin THEN
    e.outcome := 'forbidden';
    RETURN e;
  END IF;

  e.outcome := 'not_found';
  IF workspace IS NOT NULL THEN
    IF authz.is_id(workspace) THEN
      e.workspace_id := workspace::uuid;
    ELSE
      SELECT f.org, f.workspace INTO e.org_id, e.workspace_id FROM authz.find_workspace(workspace) f;
      IF e.workspace_id IS NULL THEN RETURN e; END IF;
    END IF;
  ELSIF organization IS NOT NULL THEN
    e.org_id := authz.find_organization(organization);
    IF e.org_id IS NULL THEN RETURN e; END IF;
    -- A flat organization is entered through its only workspace.
    SELECT w.id INTO e.workspace_id
      FROM organization o
      JOIN authz.blueprint b ON b.key = o.blueprint AND b.topology = 'flat'
      JOIN workspace w ON w.org_id = o.id
      WHERE o.id = e.org_id AND door = 'member';
  END IF;

  IF e.workspace_id IS NOT NULL OR e.org_id IS NOT NULL THEN
    IF for_change THEN
      PERFORM authz.lock_organization(
        coalesce(e.org_id, (SELECT w.org_id FROM workspace w WHERE w.id = e.workspace_id)));
    END IF;
    SELECT o.id, o.slug, o.name, o.state, o.blueprint, w.slug, w.name, w.state, w.is_default,
           CASE b.topology WHEN 'flat' THEN s.flat_permissions ELSE s.permissions END,
           p.role, pr.permissions, m.role, mr.permissions, mr.rank,
           EXISTS (SELECT FROM team_member t WHERE t.org_id = o.id AND t.user_id = e.user_id)
      INTO e.org_id, e.org_slug, e.org_name, e.org_state, e.blueprint,
           e.workspace_slug, e.workspace_name, e.workspace_state, e.is_default, mask,
           e.organization_role, everywhere, e.workspace_role, direct, direct_rank, in_teams
      FROM organization o
      JOIN authz.blueprint b ON b.key = o.blueprint
      LEFT JOIN LATERAL (
        SELECT w.org_id, w.slug, w.name, w.state, w.is_default FROM workspace w
        WHERE w.id = e.workspace_id OFFSET 0) w ON w.org_id = o.id
      LEFT JOIN authz.state_mask s ON s.state = w.state
      LEFT JOIN LATERAL (
        SELECT p.org_id, p.level, p.role FROM organization_member p
        WHERE p.org_id = o.id AND p.user_id = e.user_id AND door = 'member' OFFSET 0) p ON true
      LEFT JOIN LATERAL (
        SELECT r.permissions FROM role r
        WHERE r.org_id = p.org_id AND r.level = p.level AND r.key = p.role OFFSET 0) pr ON true
      LEFT JOIN LATERAL (
        SELECT m.org_id, m.level, m.role FROM member m
        WHERE m.org_id = o.id AND m.workspace_id = e.workspace_id AND m.user_id = e.user_id AND door = 'member'
        OFFSET 0) m ON true
      LEFT JOIN LATERAL (
        SELECT r.permissions, r.rank FROM role r
        WHERE r.org_id = m.org_id AND r.level = m.level AND r.key = m.role OFFSET 0) mr ON true
      WHERE o.id = coalesce(e.org_id, (SELECT w.org_id FROM workspace w WHERE w.id = e.workspace_id));
    IF e.org_state IS NULL OR e.org_state = 'purged' THEN RETURN e; END IF;
    IF e.workspace_id IS NOT NULL AND e.workspace_state IS NULL THEN RETURN e; END IF;
  END IF;

  IF door = 'platform' THEN
    via := 'platform';
    SELECT p.permissions INTO STRICT e.permissions FROM authz.platform_role p;
    everywhere := nothing;
    usable := e.permissions;
  ELSE
    -- An organization on its way out is closed to its people; only the platform's door leads in (M67, M68).
    IF e.org_state = 'pending_deletion' THEN RETURN e; END IF;
    everywhere := coalesce(everywhere, nothing);
    direct := coalesce(direct, nothing);
    IF e.workspace_role IS NOT NULL THEN via := 'workspace'; END IF;
    IF in_teams AND e.workspace_id IS NOT NULL THEN
      FOR granted IN
        SELECT g.role, r.permissions, r.rank
        FROM team_member t
        JOIN team_grant g ON g.org_id = t.org_id AND g.team_id = t.team_id AND g.workspace_id = e.workspace_id
        JOIN role r ON r.org_id = g.org_id AND r.level = g.level AND r.key = g.role
        WHERE t.org_id = e.org_id AND t.user_id = e.user_id
      LOOP
        direct := direct | granted.permissions;
        IF e.workspace_role IS NULL THEN via := 'team'; END IF;
        IF e.workspace_role IS NULL OR granted.rank > direct_rank THEN
          e.workspace_role := granted.role;
          direct_rank := granted.rank;
        END IF;
      END LOOP;
    END IF;
    e.permissions := everywhere | direct;
    usable := e.permissions;
    IF e.workspace_id IS NOT NULL THEN
      -- Cut down to the state's; what the organization role reaches elsewhere stays in `everywhere`.
      usable := usable & mask;
      IF usable & authz.workspace_level() = nothing THEN RETURN e; END IF;
    ELSIF e.org_id IS NOT NULL AND usable = nothing THEN
      RETURN e;
    END IF;
  END IF;

  e.outcome := 'entered';
  -- The context that row-level security reads; local to the transaction.
  PERFORM set_config('authz.session_id', e.session_id::text, true),
          set_config('authz.user_id', e.user_id::text, true),
          set_config('authz.user_name', e.user_email, true),
          set_config('authz.org_id', coalesce(e.org_id::text, ''), true),
          set_config('authz.workspace_id', coalesce(e.workspace_id::text, ''), true),
          set_config('authz.held', e.permissions::text, true),
          set_config('authz.permissions', usable::text, true),
          set_config('authz.organization_permissions', everywhere::text, true),
          set_config('authz.via', via, true),
          set_config('authz.ip', coalesce(ip, ''), true);
  RETURN e;
END
$$;

-- Appends to the chain of the context's organization, as the context's actor.
CREATE FUNCTION audit.append(
  action text, target_kind text, target_id text, target_name text, outcome text, before text, after text
) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  entry audit_entry;
BEGIN
  entry.org_id := authz.org_id();
  IF entry.org_id IS NULL OR authz.user_id() IS NULL THEN
    RAISE EXCEPTION 'audit.append needs a tenant context' USING ERRCODE = '42501';
  END IF;
  entry.workspace_id := authz.workspace_id();
  entry.via := current_setting('authz.via');
  entry.actor_kind := CASE entry.via WHEN 'platform' THEN 'platform' ELSE 'user' END;
  entry.actor_id := authz.user_id();
  entry.actor_name := current_setting('authz.user_name');
  entry.ip := nullif(current_setting('authz.ip'), '');
  entry.action := action;
  entry.target_kind := target_kind;
  entry.target_id := target_id;
  entry.target_name := target_name;
  entry.outcome := outcome;
  entry.before := before;
  entry.after := after;
  entry := audit.write(entry);
  RETURN entry.seq;
END
$$;

-- The system's own entries, for the worker's jobs.
CREATE FUNCTION audit.append_system(
  org uuid, workspace uuid, action text, target_kind text, target_id text, target_name text, before text, after text
) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  entry audit_entry;
BEGIN
  entry.org_id := org;
  entry.workspace_id := workspace;
  entry.via := 'system';
  entry.actor_kind := 'system';
  entry.actor_name := 'Bailiwick';
  entry.action := action;
  entry.target_kind := target_kind;
  entry.target_id := target_id;
  entry.target_name := target_name;
  entry.outcome := 'done';
  entry.before := before;
  entry.after := after;
  entry := audit.write(entry);
  RETURN entry.seq;
END
$$;

-- A stretch of the context organization's whole chain, for the verifier: an entry's bytes depend on the one before
-- it, whichever workspace that was in. Only for who may read an audit log here; the API hands out the verdict alone.
CREATE FUNCTION audit.chain(after_seq bigint, count integer) RETURNS SETOF audit_entry
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT e.* FROM audit_entry e
  WHERE e.org_id = authz.org_id() AND e.seq > after_seq
    AND (authz.has('audit:read') OR authz.has('organization_audit:read'))
  ORDER BY e.seq LIMIT count
$$;

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA authz FROM PUBLIC;
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA audit FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.user_id(), authz.org_id(), authz.workspace_id(), authz.session_id(),
  authz.bit_of(text), authz.has(text), authz.bits_of(text[]), authz.has_any(text[]), authz.workspace_where(text[]),
  authz.has_everywhere(text), authz.may_give(text, text),
  authz.enter(text, text, text, text, text, boolean) TO bailiwick_app;
GRANT EXECUTE ON FUNCTION audit.append(text, text, text, text, text, text, text), audit.chain(bigint, integer),
  audit.time_text(timestamptz) TO bailiwick_app;
GRANT EXECUTE ON FUNCTION audit.append_system(uuid, uuid, text, text, text, text, text, text) TO bailiwick_worker;
