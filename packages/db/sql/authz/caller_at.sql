-- What authz.caller_at found: the caller, the place, and what they hold there.
CREATE TYPE authz.entered AS (
  -- entered, unauthenticated, forbidden (for the platform admin only), not_found, or refused by a security policy
  outcome             text,
  -- Why the policy of the place refuses a caller who is otherwise let in.
  refusal             text,
  session_id          uuid,
  active_workspace_id uuid,
  -- The organization that the session opens and no other, because a connection of it made the session.
  confined_to         uuid,
  user_id             uuid,
  user_name           text,
  user_email          text,
  email_verified      boolean,
  platform_admin      boolean,
  -- The caller is a key: of the workspace, of the organization, of the instance, or a machine's own. Then it has no session
  -- and no person.
  key_id              uuid,
  key_name            text,
  key_level           text,
  -- A key that works, and not from this address. Then it is no caller.
  stray_key           uuid,
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
  -- The highest of the direct role and the teams' roles.
  workspace_role      text,
  -- Whether a team has a role in the workspace.
  has_teams           boolean,
  -- What the actor holds, before the workspace's state limits it.
  permissions         bit(256),
  -- The database's clock at the start of the transaction, at JavaScript's precision.
  at                  timestamptz,
  -- Whether the credential's last use is to be written, with authz.touch_caller. A change writes it itself.
  stale               boolean,
  -- Everything that opens the context, for authz.open_context; and its seal, for authz.revalidate at the caller's next
  -- read. Null unless entered; the seal of a change as well.
  remembered          text,
  seal                text
);

-- Who a credential's caller is at a place, and what they hold there. It opens no context; authz.enter does.
--   token_hash    SHA-256 of the session token or the key, in hex
--   organization, workspace   what the call names; at most one of them; null for a call that names none
--   acting_as     'member': the caller's own grants. 'platform': the platform admin's set, and only that
--   for_change    take the organization's lock before roles and states are read
--   by_person     whether a person asked for it, and not a console on its own: then it counts as a session's use
-- It runs with every request, so it has few statements, and each looks up rows by key; OFFSET 0 keeps the planner from
-- turning a subquery into a join over a whole organization.
CREATE FUNCTION authz.caller_at(token_hash text, organization text, workspace text, ip text, acting_as text, for_change boolean, by_person boolean)
RETURNS authz.entered
LANGUAGE plpgsql AS $$
DECLARE
  e authz.entered;
  nothing constant bit(256) := repeat('0', 256)::bit(256);
  everywhere bit(256);
  direct bit(256);
  direct_rank integer;
  granted record;
  mask bit(256);
  of_workspaces bit(256);
  usable bit(256);
  via text := 'organization';
  in_teams boolean;
  person_revision bigint;
  organization_revision bigint;
  found text[];
  key_org uuid;
  key_workspace uuid;
  key_resource uuid;
  key_permissions bit(256);
  key_ranges cidr[];
  key_workspaces uuid[];
  key_person uuid;
  has_policies boolean;
  policies_until timestamptz;
  idle_minutes integer[];
  idle_since timestamptz[];
BEGIN
  e.at := date_trunc('milliseconds', now());
  e.outcome := 'unauthenticated';
  SELECT s.id, s.active_workspace_id, s.connection_org, s.user_id, u.name, u.email, u.email_verified,
         s.updated_at < now() - interval '1 hour' OR (by_person AND s.active_at < now() - interval '30 seconds'),
         s.connection_org IS NULL AND EXISTS (SELECT FROM identity.platform_admin p WHERE p.user_id = s.user_id), u.revision
    INTO e.session_id, e.active_workspace_id, e.confined_to, e.user_id, e.user_name, e.user_email, e.email_verified,
         e.stale, e.platform_admin, person_revision
    FROM identity.session s JOIN identity."user" u ON u.id = s.user_id
    WHERE s.token = token_hash AND s.expires_at > now() AND u.suspended_at IS NULL;
  IF e.user_id IS NULL THEN
    SELECT k.id, k.name, k.org_id, k.workspace_id, k.resource_id, k.permissions, k.ip_ranges, k.workspace_ids, k.person_id,
           u.at IS NULL OR u.at < now() - interval '1 minute'
      INTO e.key_id, e.key_name, key_org, key_workspace, key_resource, key_permissions, key_ranges, key_workspaces, key_person, e.stale
      FROM key_secret s
      JOIN key k ON k.org_id = s.org_id AND k.id = s.key_id
      LEFT JOIN key_use u ON u.org_id = k.org_id AND u.key_id = k.id
      WHERE s.hash = token_hash AND k.revoked_at IS NULL
        AND (k.expires_at IS NULL OR k.expires_at > now()) AND (s.expires_at IS NULL OR s.expires_at > now());
    IF e.key_id IS NULL THEN
      SELECT k.id, k.name, k.permissions, k.ip_ranges, k.used_at IS NULL OR k.used_at < now() - interval '1 minute', 'instance'
        INTO e.key_id, e.key_name, key_permissions, key_ranges, e.stale, e.key_level
        FROM identity.instance_key_secret s JOIN identity.instance_key k ON k.id = s.key_id
        WHERE s.hash = token_hash AND k.revoked_at IS NULL
          AND (k.expires_at IS NULL OR k.expires_at > now()) AND (s.expires_at IS NULL OR s.expires_at > now());
    END IF;
    IF e.key_id IS NULL THEN RETURN e; END IF;
    IF NOT authz.is_within(ip, key_ranges) THEN
      e.stray_key := e.key_id;
      e.key_id := NULL;
      e.key_name := NULL;
      e.key_level := NULL;
      e.stale := NULL;
      RETURN e;
    END IF;
    IF key_person IS NOT NULL THEN
      -- A person's token: what they hold is found like theirs, and cut to its scopes.
      SELECT u.id, left(u.email || ' (' || e.key_name || ')', 320) INTO e.user_id, e.key_name
        FROM identity."user" u WHERE u.id = key_person AND u.suspended_at IS NULL;
      IF e.user_id IS NULL THEN
        e.key_id := NULL;
        RETURN e;
      END IF;
    END IF;
    e.key_level := CASE WHEN e.key_level = 'instance' THEN 'instance' WHEN key_person IS NOT NULL THEN 'personal' WHEN key_resource IS NOT NULL THEN 'machine' WHEN key_workspace IS NULL THEN 'organization'
      ELSE 'workspace' END;
    e.platform_admin := false;
  END IF;

  IF acting_as = 'platform' AND NOT e.platform_admin AND e.key_level IS DISTINCT FROM 'instance' THEN
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
      WHERE o.id = e.org_id AND acting_as = 'member';
  ELSIF key_resource IS NOT NULL THEN
    -- A machine that names no place is where it is.
    e.workspace_id := key_workspace;
  END IF;

  IF e.workspace_id IS NOT NULL OR e.org_id IS NOT NULL THEN
    IF for_change THEN
      e.org_id := authz.lock_place(e.org_id, e.workspace_id);
    END IF;
    SELECT o.revision, o.id, o.slug, o.name, o.state, o.blueprint, w.slug, w.name, w.state, w.is_default,
           s.permissions, p.role, pr.permissions, m.role, mr.permissions, mr.rank,
           EXISTS (SELECT FROM team_grant g WHERE g.org_id = o.id AND g.workspace_id = e.workspace_id),
           EXISTS (SELECT FROM team_member t WHERE t.org_id = o.id AND t.user_id = e.user_id),
           (SELECT l.permissions FROM authz.blueprint_level_mask l WHERE l.blueprint = o.blueprint AND l.level = 'workspace'),
           o.has_policies
      INTO organization_revision, e.org_id, e.org_slug, e.org_name, e.org_state, e.blueprint,
           e.workspace_slug, e.workspace_name, e.workspace_state, e.is_default, mask,
           e.organization_role, everywhere, e.workspace_role, direct, direct_rank, e.has_teams, in_teams, of_workspaces, has_policies
      FROM organization o
      LEFT JOIN LATERAL (
        SELECT w.org_id, w.slug, w.name, w.state, w.is_default FROM workspace w
        WHERE w.id = e.workspace_id OFFSET 0) w ON w.org_id = o.id
      LEFT JOIN authz.blueprint_state_mask s ON s.blueprint = o.blueprint AND s.state = w.state
      LEFT JOIN LATERAL (
        SELECT p.org_id, p.level, p.role FROM organization_member p
        WHERE p.org_id = o.id AND p.user_id = e.user_id AND acting_as = 'member' OFFSET 0) p ON true
      LEFT JOIN LATERAL (
        SELECT r.permissions FROM role r
        WHERE r.org_id = p.org_id AND r.level = p.level AND r.key = p.role OFFSET 0) pr ON true
      LEFT JOIN LATERAL (
        SELECT m.org_id, m.level, m.role FROM member m
        WHERE m.org_id = o.id AND m.workspace_id = e.workspace_id AND m.user_id = e.user_id AND acting_as = 'member'
        OFFSET 0) m ON true
      LEFT JOIN LATERAL (
        SELECT r.permissions, r.rank FROM role r
        WHERE r.org_id = m.org_id AND r.level = m.level AND r.key = m.role OFFSET 0) mr ON true
      WHERE o.id = coalesce(e.org_id, (SELECT w.org_id FROM workspace w WHERE w.id = e.workspace_id));
    IF e.org_state IS NULL OR e.org_state = 'purged' THEN RETURN e; END IF;
    IF e.confined_to <> e.org_id THEN RETURN e; END IF;
    IF e.workspace_id IS NOT NULL AND e.workspace_state IS NULL THEN RETURN e; END IF;
    -- Outside its place, a key holds nothing.
    IF key_person IS NOT NULL THEN
      IF key_org <> e.org_id THEN RETURN e; END IF;
    ELSIF e.key_level = 'instance' THEN
      -- In every organization, what a key there can have as a scope at all.
      everywhere := key_permissions & (SELECT bit_or(m.permissions) FROM authz.blueprint_key_mask m WHERE m.blueprint = e.blueprint);
    ELSIF key_workspaces IS NOT NULL THEN
      -- One that is bound to workspaces is in each of them what the workspace's own keys are.
      e.key_level := 'workspace';
      IF key_org = e.org_id AND e.workspace_id = ANY (key_workspaces) THEN
        direct := key_permissions;
        via := 'workspace';
      END IF;
    ELSIF e.key_level = 'organization' AND key_org = e.org_id THEN
      everywhere := key_permissions;
    ELSIF e.key_level IN ('workspace', 'machine') AND key_org = e.org_id AND key_workspace = e.workspace_id THEN
      direct := key_permissions;
      via := 'workspace';
    END IF;
  END IF;

  -- Behind the lock, as a purge takes the lock before the rows of a key.
  IF e.stale AND for_change THEN PERFORM authz.touch_caller(token_hash, ip, by_person); END IF;
  IF for_change AND by_person AND acting_as = 'member' AND e.user_id IS NOT NULL AND e.org_id IS NOT NULL THEN
    PERFORM authz.note_activity(e.org_id, e.workspace_id, e.user_id);
  END IF;

  IF acting_as = 'platform' THEN
    via := 'platform';
    SELECT p.permissions INTO STRICT e.permissions FROM authz.platform_role p WHERE p.key = 'platform_admin';
    IF e.key_level = 'instance' THEN e.permissions := e.permissions & key_permissions; END IF;
    everywhere := nothing;
    usable := e.permissions;
    -- Without a scope of the platform's, it sees nothing.
    IF usable = nothing THEN
      e.outcome := 'forbidden';
      RETURN e;
    END IF;
  ELSE
    -- An organization pending deletion is closed to its people; only the platform admin gets in (M67, M68).
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
    IF key_person IS NOT NULL THEN
      everywhere := everywhere & key_permissions;
      direct := direct & key_permissions;
      -- It is no member, and no one's session.
      e.user_id := NULL;
      e.organization_role := NULL;
      e.workspace_role := NULL;
    END IF;
    e.permissions := everywhere | direct;
    usable := e.permissions;
    IF e.workspace_id IS NOT NULL THEN
      -- Limited to what the state allows; what the organization role reaches elsewhere stays in `everywhere`.
      usable := usable & mask;
      IF coalesce(usable & of_workspaces, nothing) = nothing THEN RETURN e; END IF;
    ELSIF e.org_id IS NOT NULL AND usable = nothing THEN
      RETURN e;
    END IF;
    -- Only of who is otherwise let in: to anyone else, the place is missing.
    IF has_policies THEN
      SELECT (array_agg(w.refusal ORDER BY p.workspace_id NULLS FIRST) FILTER (WHERE w.refusal IS NOT NULL))[1], min(w.until),
             array_agg(p.idle_minutes) FILTER (WHERE p.idle_minutes IS NOT NULL),
             array_agg(p.idle_since) FILTER (WHERE p.idle_minutes IS NOT NULL)
        INTO e.refusal, policies_until, idle_minutes, idle_since
        FROM authz.policies_in_force(e.org_id, e.workspace_id) p
        CROSS JOIN LATERAL authz.weigh(p, coalesce(e.key_level, 'session'), coalesce(e.key_id, e.session_id), ip) w;
      IF e.refusal IS NOT NULL THEN
        e.outcome := 'refused';
        RETURN e;
      END IF;
    END IF;
  END IF;

  e.outcome := 'entered';
  found := ARRAY[token_hash, e.session_id::text, e.active_workspace_id::text, coalesce(e.user_id, e.key_id)::text,
    person_revision::text,
    e.org_id::text, organization_revision::text, (SELECT i.revision FROM authz.instance_revision i)::text,
    coalesce(e.user_email, e.key_name),
    e.blueprint, e.workspace_id::text, e.permissions::text, usable::text, everywhere::text, via, ip,
    CASE WHEN e.key_id IS NULL THEN 'user' ELSE 'key' END, key_resource::text,
    policies_until::text, idle_minutes::text, idle_since::text, CASE e.key_level WHEN 'instance' THEN 'instance' END,
    e.confined_to::text];
  e.remembered := found::text;
  -- In any other transaction, the revisions could be newer than what was read with them.
  IF NOT for_change AND current_setting('transaction_isolation') = 'repeatable read' THEN
    e.seal := (SELECT authz.seal(k.inner_pad, k.outer_pad, e.remembered) FROM authz.seal_key k);
  END IF;
  RETURN e;
END
$$;

REVOKE ALL ON FUNCTION authz.caller_at(text, text, text, text, text, boolean, boolean) FROM PUBLIC;
