-- Narrow doors, continued: joining and leaving an organization, accepting an invitation, explaining access, plans.

-- Writes into a workspace's log what an act on the organization does there, as the context's actor. The context may not
-- be in that organization yet.
CREATE FUNCTION authz.record_in(
  org uuid, workspace uuid, action text, target_kind text, target_id text, target_name text, before json, after json
) RETURNS void
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  entry audit_entry;
BEGIN
  entry.org_id := org;
  entry.workspace_id := workspace;
  entry.via := current_setting('authz.via');
  entry.actor_kind := CASE entry.via WHEN 'platform' THEN 'platform' ELSE 'user' END;
  entry.actor_id := authz.user_id();
  entry.actor_name := current_setting('authz.user_name');
  entry.ip := nullif(current_setting('authz.ip'), '');
  entry.action := action;
  entry.target_kind := target_kind;
  entry.target_id := target_id;
  entry.target_name := target_name;
  entry.outcome := 'done';
  entry.before := before::text;
  entry.after := after::text;
  PERFORM audit.write(entry);
END
$$;

-- Puts a person into an organization and, as the blueprint says, into its default workspace or one of their own (S11,
-- P6, P17), and records that workspace's part of it. `private_slugs` are tried in their order.
CREATE FUNCTION authz.seat_in_organization(
  org uuid, person uuid, org_role text, private_workspace uuid, private_slugs text[]
) RETURNS void
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  b authz.blueprint;
  scope text;
  wanted text;
  address text;
  shared uuid;
BEGIN
  SELECT p.* INTO STRICT b FROM organization o JOIN authz.blueprint p ON p.key = o.blueprint WHERE o.id = org;
  SELECT u.email INTO STRICT address FROM identity."user" u WHERE u.id = person;
  INSERT INTO organization_member (org_id, user_id, role, name, email, active, created_by)
    SELECT org, u.id, org_role, u.name, u.email, u.suspended_at IS NULL, authz.user_id()
    FROM identity."user" u WHERE u.id = person;
  IF b.default_workspace = 'one' AND b.joiner_role IS NOT NULL THEN
    INSERT INTO member (org_id, workspace_id, user_id, role, name, email, active, created_by)
      SELECT org, w.id, u.id, b.joiner_role, u.name, u.email, u.suspended_at IS NULL, authz.user_id()
      FROM workspace w, identity."user" u
      WHERE w.org_id = org AND w.is_default AND w.default_for IS NULL AND u.id = person
      ON CONFLICT DO NOTHING RETURNING workspace_id INTO shared;
    IF shared IS NOT NULL THEN
      PERFORM authz.record_in(org, shared, 'member.added', 'user', person::text, address, NULL,
        json_build_object('role', b.joiner_role));
    END IF;
  ELSIF b.default_workspace = 'private' THEN
    scope := CASE b.slug_scope WHEN 'instance' THEN 'workspaces' ELSE org::text END;
    FOREACH wanted IN ARRAY private_slugs LOOP
      IF authz.take_slug(scope, wanted, org, private_workspace) THEN
        INSERT INTO workspace (org_id, id, slug, name, is_default, default_for, created_by)
          VALUES (org, private_workspace, wanted, b.default_name, true, person, person);
        INSERT INTO member (org_id, workspace_id, user_id, role, name, email, active, created_by)
          SELECT org, private_workspace, u.id, b.creator_role, u.name, u.email, u.suspended_at IS NULL, u.id
          FROM identity."user" u WHERE u.id = person;
        PERFORM authz.record_in(org, private_workspace, 'workspace.created', 'workspace', private_workspace::text,
          b.default_name, NULL, json_build_object('name', b.default_name, 'slug', wanted));
        PERFORM authz.record_in(org, private_workspace, 'member.added', 'user', person::text, address, NULL,
          json_build_object('role', b.creator_role));
        RETURN;
      END IF;
    END LOOP;
    RAISE EXCEPTION 'no slug is free for a private workspace' USING ERRCODE = '23505', CONSTRAINT = 'slug_pkey';
  END IF;
END
$$;

-- Adds a person to the context's organization, for who may; or has the platform admin appoint them.
CREATE FUNCTION authz.add_to_organization(person uuid, org_role text, private_workspace uuid, private_slugs text[])
RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT (CASE WHEN authz.is_appointed(org_role) THEN authz.has('platform:appoint_organization_admin')
              ELSE (authz.has('organization_member:add') AND authz.may_give('organization', org_role))
                OR (authz.has('platform:rescue_workspace') AND org_role = (
                      SELECT b.joiner_org_role FROM organization o JOIN authz.blueprint b ON b.key = o.blueprint
                      WHERE o.id = authz.org_id())) END) THEN
    RAISE EXCEPTION 'nobody is added to this organization like this' USING ERRCODE = '42501';
  END IF;
  PERFORM authz.seat_in_organization(authz.org_id(), person, org_role, private_workspace, private_slugs);
END
$$;

-- Takes the platform admin out of what they found for a customer, in this very transaction, and goes on through the
-- platform's door: who founds such an organization keeps no look inside (S32), nor a private workspace. Somebody else has
-- to be seated before the commit, as member_keeps_owner asks for.
CREATE FUNCTION authz.leave_founded() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  held text;
BEGIN
  IF NOT EXISTS (
    SELECT 1 FROM organization o JOIN authz.blueprint b ON b.key = o.blueprint AND b.organization_creation = 'platform'
    JOIN identity.platform_admin p ON p.user_id = o.created_by
    WHERE o.id = authz.org_id() AND o.created_by = authz.user_id() AND o.xmin = pg_current_xact_id()::xid
  ) THEN
    RAISE EXCEPTION 'nothing was founded here for a customer' USING ERRCODE = '42501';
  END IF;
  SELECT r.permissions::text INTO STRICT held FROM authz.platform_role r;
  PERFORM set_config('authz.via', 'platform', true), set_config('authz.workspace_id', '', true),
    set_config('authz.organization_permissions', '', true),
    set_config('authz.held', held, true), set_config('authz.permissions', held, true);
  DELETE FROM member m WHERE m.org_id = authz.org_id() AND m.user_id = authz.user_id();
  DELETE FROM organization_member p WHERE p.org_id = authz.org_id() AND p.user_id = authz.user_id();
  WITH own AS (
    DELETE FROM workspace w WHERE w.org_id = authz.org_id() AND w.default_for = authz.user_id() RETURNING w.id
  ) DELETE FROM slug s USING own WHERE s.org_id = authz.org_id() AND s.workspace_id = own.id;
END
$$;

-- The shared workspaces of which this person is the last owner: what keeps them in the organization. For themselves, and
-- for who takes people out of it.
CREATE FUNCTION authz.sole_owned(person uuid) RETURNS TABLE (id uuid, name text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT w.id, w.name
  FROM organization o
  JOIN authz.blueprint b ON b.key = o.blueprint
  JOIN member m ON m.org_id = o.id AND m.user_id = person AND m.role = b.owner_role
  JOIN workspace w ON w.org_id = o.id AND w.id = m.workspace_id
  WHERE o.id = authz.org_id() AND w.state <> 'pending_deletion' AND w.default_for IS DISTINCT FROM person
    AND (person = authz.user_id() OR authz.has('organization_member:remove'))
    AND NOT EXISTS (SELECT 1 FROM member other WHERE other.org_id = o.id AND other.workspace_id = w.id
                    AND other.role = b.owner_role AND other.active AND other.user_id <> person)
    AND NOT EXISTS (SELECT 1 FROM organization_member stand_in WHERE stand_in.org_id = o.id
                    AND stand_in.role = b.owner_org_role AND stand_in.active AND stand_in.user_id <> person)
  ORDER BY w.sort_name, w.id
$$;

-- Takes a person out of the context's organization, with their memberships and teams. Their private workspace goes
-- with them, the way of every deletion: it can be restored until its purge. Each workspace's part of it is recorded there.
-- member_keeps_owner stands behind.
CREATE FUNCTION authz.remove_from_organization(person uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  their_role text;
  appointed boolean;
  hours integer;
  lost record;
BEGIN
  SELECT p.role, authz.is_appointed(p.role) INTO their_role, appointed FROM organization_member p
    WHERE p.org_id = authz.org_id() AND p.user_id = person;
  SELECT b.deletion_window_hours INTO STRICT hours
    FROM organization o JOIN authz.blueprint b ON b.key = o.blueprint WHERE o.id = authz.org_id();
  IF their_role IS NULL OR NOT (
    person = authz.user_id()
    OR (appointed AND authz.has('platform:appoint_organization_admin'))
    OR (NOT appointed AND authz.has('organization_member:remove')
        AND authz.may_give('organization', their_role))
  ) THEN
    RAISE EXCEPTION 'nobody is removed from this organization like this' USING ERRCODE = '42501';
  END IF;
  FOR lost IN
    UPDATE workspace w SET state = 'pending_deletion', is_default = false, default_for = NULL, deleted_from = 'active',
        deletion_requested_at = now(), deletion_requested_by = authz.user_id(),
        purge_after = now() + make_interval(hours => coalesce(hours, 720))
      WHERE w.org_id = authz.org_id() AND w.default_for = person RETURNING w.id, w.name, w.purge_after
  LOOP
    PERFORM authz.record_in(authz.org_id(), lost.id, 'workspace.deletion_requested', 'workspace', lost.id::text, lost.name,
      json_build_object('state', 'active'), json_build_object('state', 'pending_deletion', 'purgeAfter', lost.purge_after));
  END LOOP;
  FOR lost IN
    DELETE FROM member m WHERE m.org_id = authz.org_id() AND m.user_id = person RETURNING m.workspace_id, m.email, m.role
  LOOP
    PERFORM authz.record_in(authz.org_id(), lost.workspace_id,
      CASE person WHEN authz.user_id() THEN 'member.left' ELSE 'member.removed' END, 'user', person::text, lost.email,
      json_build_object('role', lost.role), NULL);
  END LOOP;
  DELETE FROM organization_member p WHERE p.org_id = authz.org_id() AND p.user_id = person;
END
$$;

-- A flat workspace's organization, which nobody sees but the platform admin, bears its name.
CREATE FUNCTION authz.copy_name() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE organization o SET name = new.name FROM authz.blueprint b
    WHERE o.id = new.org_id AND b.key = o.blueprint AND b.topology = 'flat';
  RETURN NULL;
END
$$;
CREATE TRIGGER copy_name AFTER UPDATE OF name ON workspace FOR EACH ROW WHEN (new.name <> old.name)
  EXECUTE FUNCTION authz.copy_name();

-- Seats whoever brought a workspace back that has no owner any more, so that it does not come back without one.
CREATE FUNCTION authz.seat_restorer() RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  owning text;
BEGIN
  IF NOT authz.has('workspace:restore') OR authz.owners(authz.org_id(), authz.workspace_id()) > 0 THEN RETURN false; END IF;
  SELECT b.owner_role INTO STRICT owning
    FROM organization o JOIN authz.blueprint b ON b.key = o.blueprint WHERE o.id = authz.org_id();
  INSERT INTO member (org_id, workspace_id, user_id, role, name, email, created_by)
    SELECT authz.org_id(), authz.workspace_id(), u.id, owning, u.name, u.email, u.id
    FROM identity."user" u WHERE u.id = authz.user_id()
    ON CONFLICT (org_id, workspace_id, user_id) DO UPDATE SET role = excluded.role;
  RETURN true;
END
$$;

-- What the bearer of an invitation's token is told, once signed in; and what the decision on it needs. With `for_change`
-- the organization is locked first, so that the counts hold until the commit. No row for a token that nobody was sent.
CREATE FUNCTION authz.find_invitation(hash text, for_change boolean)
RETURNS TABLE (org_id uuid, org_slug text, org_name text, org_state text, blueprint text, plan text, id uuid,
               workspace_id uuid, workspace_slug text, workspace_name text, workspace_state text, email text, role text,
               role_name text, state text, expires_at timestamptz, expired boolean, invited_by_name text,
               is_member boolean, is_in_organization boolean, members integer, lifted integer)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF authz.user_id() IS NULL THEN RETURN; END IF;
  IF for_change THEN
    PERFORM authz.lock_organization(i.org_id) FROM invitation i WHERE i.token_hash = hash;
  END IF;
  RETURN QUERY
    SELECT o.id, o.slug, o.name, o.state, o.blueprint, o.plan, i.id, w.id, w.slug, w.name, w.state, i.email, i.role,
      coalesce(r.name, i.role), i.state, i.expires_at, i.expires_at <= now(), i.invited_by_name,
      EXISTS (SELECT 1 FROM member m WHERE m.org_id = i.org_id AND m.workspace_id = i.workspace_id
              AND m.user_id = authz.user_id()),
      EXISTS (SELECT 1 FROM organization_member p WHERE p.org_id = i.org_id AND p.user_id = authz.user_id()),
      (SELECT count(*)::integer FROM member m WHERE m.org_id = i.org_id AND m.workspace_id = i.workspace_id),
      (SELECT l.value FROM organization_limit l WHERE l.org_id = i.org_id AND l.name = 'members')
    FROM invitation i
    JOIN organization o ON o.id = i.org_id
    LEFT JOIN role r ON r.org_id = i.org_id AND r.level = i.level AND r.key = i.role
    LEFT JOIN workspace w ON w.org_id = i.org_id AND w.id = i.workspace_id
    WHERE i.token_hash = hash AND o.state IN ('active', 'deletion_requested');
END
$$;

-- Accepts an invitation as the signed-in person: the row is claimed once, by its verified address alone, before
-- anything follows from it. Who is in already keeps the role they have. Moves the context to where the person now is. False when somebody was there first.
CREATE FUNCTION authz.accept_invitation(hash text, private_workspace uuid, private_slugs text[]) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  i invitation;
  b authz.blueprint;
BEGIN
  UPDATE invitation SET state = 'accepted', settled_at = now(), settled_by = authz.user_id()
    FROM identity."user" u, organization o
    WHERE invitation.token_hash = hash AND invitation.state = 'pending' AND invitation.expires_at > now()
      AND u.id = authz.user_id() AND u.email = invitation.email AND u.email_verified AND u.suspended_at IS NULL
      AND o.id = invitation.org_id AND o.state IN ('active', 'deletion_requested')
      AND (invitation.workspace_id IS NULL OR EXISTS (
        SELECT 1 FROM workspace w WHERE w.org_id = o.id AND w.id = invitation.workspace_id AND w.state = 'active'))
    RETURNING invitation.* INTO i;
  IF NOT FOUND THEN RETURN false; END IF;
  SELECT p.* INTO STRICT b FROM organization o JOIN authz.blueprint p ON p.key = o.blueprint WHERE o.id = i.org_id;
  IF b.topology = 'organization' AND NOT EXISTS (
    SELECT 1 FROM organization_member p WHERE p.org_id = i.org_id AND p.user_id = authz.user_id()
  ) THEN
    PERFORM authz.seat_in_organization(i.org_id, authz.user_id(),
      CASE WHEN i.workspace_id IS NULL THEN i.role ELSE b.joiner_org_role END, private_workspace, private_slugs);
  END IF;
  IF i.workspace_id IS NOT NULL THEN
    -- Somebody whom the default workspace has seated by the way gets the role that they were invited to.
    INSERT INTO member (org_id, workspace_id, user_id, role, name, email, created_by)
      SELECT i.org_id, i.workspace_id, u.id, i.role, u.name, u.email, i.invited_by
      FROM identity."user" u WHERE u.id = authz.user_id()
      ON CONFLICT (org_id, workspace_id, user_id) DO UPDATE SET role = excluded.role
        WHERE member.created_at = now() AND member.created_by = authz.user_id();
  END IF;
  PERFORM authz.move_context(i.org_id, i.workspace_id);
  RETURN true;
END
$$;

-- Seats that are taken in the context's workspace: its members, and the invitations that still can be accepted, without
-- the one to the address that the next seat is for.
CREATE FUNCTION authz.seats(besides text DEFAULT NULL) RETURNS TABLE (members integer, pending integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT
    (SELECT count(*)::integer FROM member m WHERE m.org_id = authz.org_id() AND m.workspace_id = authz.workspace_id()),
    (SELECT count(*)::integer FROM invitation i WHERE i.org_id = authz.org_id() AND i.workspace_id = authz.workspace_id()
      AND i.state = 'pending' AND i.expires_at > now() AND i.email IS DISTINCT FROM besides)
$$;

-- What is known of an address that somebody wants to invite to the context's workspace or, without one, to its
-- organization. Only for who may invite here, and only by the whole address. The counts are of the last hour's mails.
CREATE FUNCTION authz.find_invitee(address text)
RETURNS TABLE (is_member boolean, is_in_organization boolean, is_invited boolean, sent_to_address integer,
               sent_by_organization integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT
    EXISTS (SELECT 1 FROM member m WHERE m.org_id = authz.org_id() AND m.workspace_id = authz.workspace_id()
            AND m.email = address),
    EXISTS (SELECT 1 FROM organization_member p WHERE p.org_id = authz.org_id() AND p.email = address),
    EXISTS (SELECT 1 FROM invitation i WHERE i.org_id = authz.org_id() AND i.email = address
            AND i.workspace_id IS NOT DISTINCT FROM authz.workspace_id() AND i.state = 'pending' AND i.expires_at > now()),
    (SELECT count(*)::integer FROM invitation i WHERE i.org_id = authz.org_id() AND i.email = address
      AND i.sent_at > now() - interval '1 hour'),
    (SELECT count(*)::integer FROM invitation i WHERE i.org_id = authz.org_id() AND i.sent_at > now() - interval '1 hour')
  WHERE authz.has(CASE WHEN authz.workspace_id() IS NULL THEN 'organization_invitation:create' ELSE 'invitation:create' END)
$$;

-- Settles an invitation of the address to the same place that has run out: it makes room for a new one.
CREATE FUNCTION authz.settle_expired_invitation(address text) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  UPDATE invitation i SET state = 'expired', settled_at = now()
    WHERE i.org_id = authz.org_id() AND i.workspace_id IS NOT DISTINCT FROM authz.workspace_id() AND i.email = address
      AND i.state = 'pending' AND i.expires_at <= now()
      AND authz.has(CASE WHEN authz.workspace_id() IS NULL THEN 'organization_invitation:create' ELSE 'invitation:create' END)
$$;

-- An old link is no way back in: who is in by another way has no use for an invitation, and who is put out of the
-- organization finds none that is left. Each is recorded where it led to.
CREATE FUNCTION authz.end_invitations() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  ended record;
  action text;
BEGIN
  FOR ended IN
    UPDATE invitation i SET state = 'revoked', settled_at = now(), settled_by = authz.user_id()
      FROM changed c WHERE i.org_id = c.org_id AND i.email = c.email AND i.state = 'pending'
        AND (tg_op = 'DELETE' OR i.workspace_id IS NOT DISTINCT FROM (to_jsonb(c) ->> 'workspace_id')::uuid)
      RETURNING i.org_id, i.workspace_id, i.id, i.email, i.role
  LOOP
    action := CASE WHEN ended.workspace_id IS NULL THEN 'organization.invitation_revoked' ELSE 'invitation.revoked' END;
    IF authz.user_id() IS NULL THEN
      PERFORM audit.append_system(ended.org_id, ended.workspace_id, action, 'invitation', ended.id::text, ended.email,
        json_build_object('role', ended.role)::text, NULL);
    ELSE
      PERFORM authz.record_in(ended.org_id, ended.workspace_id, action, 'invitation', ended.id::text, ended.email,
        json_build_object('role', ended.role), NULL);
    END IF;
  END LOOP;
  RETURN NULL;
END
$$;
CREATE TRIGGER end_invitations AFTER INSERT ON member
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION authz.end_invitations();
CREATE TRIGGER end_invitations_of_joined AFTER INSERT ON organization_member
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION authz.end_invitations();
CREATE TRIGGER end_invitations_of_gone AFTER DELETE ON organization_member
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION authz.end_invitations();

-- The same for any workspace of the context's organization, for who may see the organization: a plan's limits hold for
-- each of them (V14).
CREATE FUNCTION authz.seats_in(workspace uuid) RETURNS TABLE (members integer, pending integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT
    (SELECT count(*)::integer FROM member m WHERE m.org_id = authz.org_id() AND m.workspace_id = seats_in.workspace),
    (SELECT count(*)::integer FROM invitation i WHERE i.org_id = authz.org_id() AND i.workspace_id = seats_in.workspace
      AND i.state = 'pending' AND i.expires_at > now())
  WHERE authz.has('organization:read')
$$;

-- Where a person's access to the context's workspace comes from. Everybody may ask about themselves.
CREATE FUNCTION authz.grants_of(person uuid) RETURNS TABLE (source text, role text, team_id uuid, team_name text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT g.* FROM (
    SELECT 'direct', m.role, NULL::uuid, NULL::text FROM member m
      WHERE m.org_id = authz.org_id() AND m.workspace_id = authz.workspace_id() AND m.user_id = person
    UNION ALL
    SELECT 'team', g.role, t.id, t.name FROM team_member tm
      JOIN team_grant g ON g.org_id = tm.org_id AND g.team_id = tm.team_id AND g.workspace_id = authz.workspace_id()
      JOIN team t ON t.org_id = tm.org_id AND t.id = tm.team_id
      WHERE tm.org_id = authz.org_id() AND tm.user_id = person
    UNION ALL
    SELECT 'organization', p.role, NULL, NULL FROM organization_member p
      WHERE p.org_id = authz.org_id() AND p.user_id = person
  ) g (source, role, team_id, team_name)
  WHERE person = authz.user_id() OR authz.has('member:read')
$$;

-- Everybody's permissions in the workspaces of the context's organization, cut down to what each state allows, one row
-- for a person and a workspace (null for the organization itself). For the preview of effects: asked before and after a
-- change that is undone again. `workspace` and `people` narrow it down; at most `count` rows.
CREATE FUNCTION authz.access_map(workspace uuid, people uuid[], count integer)
RETURNS TABLE (user_id uuid, name text, email text, workspace_id uuid, workspace_name text, permissions bit(256))
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH held AS (
    SELECT r.level, r.key, r.permissions FROM role r WHERE r.org_id = authz.org_id()
  ), given AS (
    SELECT p.user_id, p.name, p.email, NULL::uuid AS workspace_id, h.permissions & ~authz.workspace_level() AS permissions
      FROM organization_member p JOIN held h ON h.level = p.level AND h.key = p.role
      WHERE p.org_id = authz.org_id() AND p.active
    UNION ALL
    SELECT p.user_id, p.name, p.email, w.id, h.permissions & authz.workspace_level()
      FROM held h
      JOIN organization_member p ON p.org_id = authz.org_id() AND p.role = h.key AND p.active
      JOIN workspace w ON w.org_id = p.org_id
      WHERE h.level = 'organization' AND (h.permissions & authz.workspace_level()) <> repeat('0', 256)::bit(256)
    UNION ALL
    SELECT m.user_id, m.name, m.email, m.workspace_id, h.permissions
      FROM member m JOIN held h ON h.level = m.level AND h.key = m.role
      WHERE m.org_id = authz.org_id() AND m.active
    UNION ALL
    SELECT t.user_id, t.name, t.email, g.workspace_id, h.permissions
      FROM team_member t JOIN team_grant g ON g.org_id = t.org_id AND g.team_id = t.team_id
      JOIN held h ON h.level = g.level AND h.key = g.role
      WHERE t.org_id = authz.org_id() AND t.active
  ), usable AS (
    SELECT g.user_id, g.name, g.email, g.workspace_id, w.name AS workspace_name,
      g.permissions & coalesce(CASE b.topology WHEN 'flat' THEN s.flat_permissions ELSE s.permissions END, g.permissions)
        AS permissions
    FROM given g
    JOIN organization o ON o.id = authz.org_id()
    JOIN authz.blueprint b ON b.key = o.blueprint
    LEFT JOIN workspace w ON w.org_id = o.id AND w.id = g.workspace_id
    LEFT JOIN authz.state_mask s ON s.state = w.state
    WHERE (access_map.workspace IS NULL OR g.workspace_id = access_map.workspace)
      AND (access_map.people IS NULL OR g.user_id = ANY (access_map.people))
      AND (authz.has('member:read') OR authz.has('organization_member:read') OR authz.has('role:update')
        OR authz.has('team_member:add') OR g.user_id = authz.user_id())
  )
  SELECT u.user_id, min(u.name), min(u.email), u.workspace_id, u.workspace_name, bit_or(u.permissions)
  FROM usable u WHERE u.permissions <> repeat('0', 256)::bit(256)
  GROUP BY u.user_id, u.workspace_id, u.workspace_name
  ORDER BY u.user_id, u.workspace_id LIMIT count
$$;

-- People who hold a permission in the context's workspace and can sign in, the highest role first: who could help.
CREATE FUNCTION authz.holders(permission text, count integer) RETURNS TABLE (user_id uuid, name text, email text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT x.user_id, min(x.name), min(x.email) FROM (
    SELECT p.user_id, p.name, p.email, p.level, p.role FROM organization_member p
      WHERE p.org_id = authz.org_id() AND p.active
    UNION ALL
    SELECT m.user_id, m.name, m.email, m.level, m.role FROM member m
      WHERE m.org_id = authz.org_id() AND m.workspace_id = authz.workspace_id() AND m.active
    UNION ALL
    SELECT t.user_id, t.name, t.email, g.level, g.role FROM team_member t
      JOIN team_grant g ON g.org_id = t.org_id AND g.team_id = t.team_id AND g.workspace_id = authz.workspace_id()
      WHERE t.org_id = authz.org_id() AND t.active
  ) x JOIN role r ON r.org_id = authz.org_id() AND r.level = x.level AND r.key = x.role
  WHERE get_bit(r.permissions, authz.bit_of(permission)) = 1
    AND (authz.has('member:read') OR authz.has('organization:read'))
  GROUP BY x.user_id ORDER BY max(r.rank) DESC, min(lower(x.name)), x.user_id LIMIT count
$$;

-- How many workspaces of a flat blueprint the signed-in person owns on a plan, and what the platform admin lifted the
-- limit to; counted under a lock of the person's own, held until the commit (V57, V58).
CREATE FUNCTION authz.owned_on_plan(blueprint_key text, plan_key text, limit_name text)
RETURNS TABLE (owned integer, lifted integer)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended(authz.user_id()::text, 0));
  RETURN QUERY SELECT
    (SELECT count(*)::integer FROM member m
      JOIN organization o ON o.id = m.org_id AND o.blueprint = blueprint_key AND o.plan = plan_key
        AND o.state IN ('active', 'deletion_requested')
      JOIN workspace w ON w.org_id = m.org_id AND w.id = m.workspace_id AND w.state <> 'pending_deletion'
      JOIN authz.blueprint b ON b.key = o.blueprint AND b.topology = 'flat'
      WHERE m.user_id = authz.user_id() AND m.role = b.owner_role),
    (SELECT l.value FROM identity.user_limit l WHERE l.user_id = authz.user_id() AND l.name = limit_name);
END
$$;

-- People of the instance, for the platform admin; with `only_one`, nobody but them.
CREATE FUNCTION authz.platform_people(
  search text, after_created timestamptz, after_id uuid, count integer, only_one uuid DEFAULT NULL
)
RETURNS TABLE (id uuid, name text, email text, email_verified boolean, created_at timestamptz, suspended_at timestamptz,
               workspaces bigint, workspace_limit integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT u.id, u.name, u.email, u.email_verified, u.created_at, u.suspended_at,
    (SELECT pg_catalog.count(*) FROM member m WHERE m.user_id = u.id),
    (SELECT l.value FROM identity.user_limit l WHERE l.user_id = u.id AND l.name = 'workspacesPerUser')
  FROM identity."user" u
  WHERE (authz.has('platform:suspend_person') OR authz.has('platform:lift_limit'))
    AND (only_one IS NULL OR u.id = only_one)
    AND (search = '' OR position(lower(search) IN lower(u.name)) > 0 OR position(lower(search) IN u.email) > 0)
    AND (after_id IS NULL OR (u.created_at, u.id) > (after_created, after_id))
  ORDER BY u.created_at, u.id LIMIT count
$$;

-- Sets how many of something one person may have; null takes the platform admin's word back. Each organization whose
-- workspace they own alone, being flat, keeps it in its chain: it is theirs that the limit counts.
CREATE FUNCTION authz.set_user_limit(person uuid, limit_name text, amount integer) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  earlier integer;
  org uuid;
BEGIN
  IF NOT authz.has('platform:lift_limit') THEN
    RAISE EXCEPTION 'platform:lift_limit is not held' USING ERRCODE = '42501';
  END IF;
  DELETE FROM identity.user_limit l WHERE l.user_id = person AND l.name = limit_name RETURNING l.value INTO earlier;
  IF amount IS NOT NULL THEN
    INSERT INTO identity.user_limit (user_id, name, value) VALUES (person, limit_name, amount);
  END IF;
  FOR org IN
    SELECT m.org_id FROM member m
      JOIN organization o ON o.id = m.org_id AND o.state <> 'purged'
      JOIN authz.blueprint b ON b.key = o.blueprint AND b.topology = 'flat' AND b.owner_role = m.role
      WHERE m.user_id = person ORDER BY 1
  LOOP
    PERFORM authz.record_in(org, NULL, 'person.limit_lifted', 'user', person::text,
      (SELECT u.email FROM identity."user" u WHERE u.id = person),
      json_build_object('limit', limit_name, 'amount', earlier), json_build_object('limit', limit_name, 'amount', amount));
  END LOOP;
END
$$;

-- Suspends a person's account, or brings it back: sessions end, and each organization that they are in keeps it in its
-- own chain. False when there is no such account, or nothing to change.
CREATE FUNCTION authz.suspend_person(person uuid, suspend boolean) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  address text;
  org uuid;
BEGIN
  IF NOT authz.has('platform:suspend_person') THEN
    RAISE EXCEPTION 'platform:suspend_person is not held' USING ERRCODE = '42501';
  END IF;
  UPDATE identity."user" u SET suspended_at = CASE WHEN suspend THEN now() END
    WHERE u.id = person AND (u.suspended_at IS NOT NULL) <> suspend RETURNING u.email INTO address;
  IF NOT FOUND THEN RETURN false; END IF;
  IF suspend THEN DELETE FROM identity.session s WHERE s.user_id = person; END IF;
  FOR org IN
    SELECT m.org_id FROM member m WHERE m.user_id = person
    UNION SELECT p.org_id FROM organization_member p WHERE p.user_id = person ORDER BY 1
  LOOP
    PERFORM authz.record_in(org, NULL, CASE WHEN suspend THEN 'person.suspended' ELSE 'person.reinstated' END,
      'user', person::text, address, NULL, NULL);
  END LOOP;
  RETURN true;
END
$$;

-- Ends the sessions that are in the context's workspace, but the actor's own (C29): those that were switched to it, and
-- those of its members that were switched nowhere and have no other place to be in.
CREATE FUNCTION authz.end_workspace_sessions() RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  ended integer;
BEGIN
  IF NOT authz.has('workspace:delete') THEN
    RAISE EXCEPTION 'workspace:delete is not held here' USING ERRCODE = '42501';
  END IF;
  DELETE FROM identity.session s WHERE s.id <> authz.session_id() AND (
    s.active_workspace_id = authz.workspace_id()
    OR (s.active_workspace_id IS NULL
      AND EXISTS (SELECT 1 FROM member m WHERE m.org_id = authz.org_id() AND m.workspace_id = authz.workspace_id()
                  AND m.user_id = s.user_id)
      AND NOT EXISTS (SELECT 1 FROM organization_member p WHERE p.user_id = s.user_id)
      AND NOT EXISTS (SELECT 1 FROM member m JOIN workspace w ON w.org_id = m.org_id AND w.id = m.workspace_id
                      WHERE m.user_id = s.user_id AND m.workspace_id <> authz.workspace_id()
                        AND w.state <> 'pending_deletion')));
  GET DIAGNOSTICS ended = ROW_COUNT;
  RETURN ended;
END
$$;

-- Organizations whose plan has changed since its features were put in force.
CREATE FUNCTION authz.plans_due(count integer) RETURNS TABLE (org_id uuid, blueprint text, plan text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT o.id, o.blueprint, o.plan FROM organization o WHERE o.plan_pending AND o.state <> 'purged' ORDER BY o.id LIMIT count
$$;

-- Puts the features of a plan in force, if it still is the organization's (V40). False when it is not any more.
CREATE FUNCTION authz.reconcile_features(org uuid, plan_key text, wanted text[]) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  had text[];
BEGIN
  PERFORM authz.lock_organization(org);
  UPDATE organization o SET plan_pending = false WHERE o.id = org AND o.plan = plan_key AND o.plan_pending;
  IF NOT FOUND THEN RETURN false; END IF;
  SELECT coalesce(array_agg(f.feature ORDER BY f.feature), '{}') INTO had FROM organization_feature f WHERE f.org_id = org;
  DELETE FROM organization_feature f WHERE f.org_id = org AND f.feature <> ALL (wanted);
  INSERT INTO organization_feature (org_id, feature) SELECT org, unnest(wanted) ON CONFLICT DO NOTHING;
  SELECT coalesce(array_agg(w ORDER BY w), '{}') INTO wanted FROM unnest(wanted) w;
  IF had <> wanted THEN
    PERFORM audit.append_system(org, NULL, 'organization.features_reconciled', 'organization', org::text, plan_key,
      json_build_object('features', array_to_string(had, ', '))::text,
      json_build_object('features', array_to_string(wanted, ', '))::text);
  END IF;
  RETURN true;
END
$$;

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA authz FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.add_to_organization(uuid, text, uuid, text[]),
  authz.leave_founded(), authz.sole_owned(uuid),
  authz.remove_from_organization(uuid), authz.seat_restorer(), authz.find_invitation(text, boolean),
  authz.accept_invitation(text, uuid, text[]), authz.seats(text), authz.seats_in(uuid), authz.find_invitee(text), authz.settle_expired_invitation(text),
  authz.grants_of(uuid),
  authz.access_map(uuid, uuid[], integer), authz.holders(text, integer), authz.owned_on_plan(text, text, text),
  authz.platform_people(text, timestamptz, uuid, integer, uuid), authz.set_user_limit(uuid, text, integer),
  authz.suspend_person(uuid, boolean), authz.end_workspace_sessions() TO bailiwick_app;
GRANT EXECUTE ON FUNCTION authz.plans_due(integer), authz.reconcile_features(uuid, text, text[]) TO bailiwick_worker;
