-- The second wall around teams, custom roles, invitations and settings: as in 20261122000500_protect_tenants.

DO $$
DECLARE
  t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['team', 'team_member', 'team_grant', 'invitation', 'organization_feature', 'workspace_setting']
  LOOP
    EXECUTE format('ALTER TABLE public.%I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE public.%I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY owner_all ON public.%I TO bailiwick_owner USING (true) WITH CHECK (true)', t);
  END LOOP;
END
$$;

-- What the actor holds in one workspace of the context's organization, before its state cuts it down: organization role,
-- direct role and teams together. Of anybody else it says nothing.
CREATE FUNCTION authz.held_in(workspace uuid) RETURNS bit(256)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT coalesce(bit_or(r.permissions), repeat('0', 256)::bit(256)) FROM (
    SELECT p.level, p.role FROM organization_member p WHERE p.org_id = authz.org_id() AND p.user_id = authz.user_id()
    UNION ALL
    SELECT m.level, m.role FROM member m
      WHERE m.org_id = authz.org_id() AND m.workspace_id = held_in.workspace AND m.user_id = authz.user_id()
    UNION ALL
    SELECT g.level, g.role FROM team_member t
      JOIN team_grant g ON g.org_id = t.org_id AND g.team_id = t.team_id AND g.workspace_id = held_in.workspace
      WHERE t.org_id = authz.org_id() AND t.user_id = authz.user_id()
  ) given JOIN role r ON r.org_id = authz.org_id() AND r.level = given.level AND r.key = given.role
$$;

-- All that the actor holds in any workspace of the context's organization, or in the organization itself.
CREATE FUNCTION authz.held_anywhere() RETURNS bit(256)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT coalesce(bit_or(r.permissions), repeat('0', 256)::bit(256)) FROM (
    SELECT p.level, p.role FROM organization_member p WHERE p.org_id = authz.org_id() AND p.user_id = authz.user_id()
    UNION
    SELECT m.level, m.role FROM member m WHERE m.org_id = authz.org_id() AND m.user_id = authz.user_id()
    UNION
    SELECT g.level, g.role FROM team_member t JOIN team_grant g ON g.org_id = t.org_id AND g.team_id = t.team_id
      WHERE t.org_id = authz.org_id() AND t.user_id = authz.user_id()
  ) given JOIN role r ON r.org_id = authz.org_id() AND r.level = given.level AND r.key = given.role
$$;

-- Does the actor hold, in every workspace where the team was given a role, all that the role may do there? Who puts
-- somebody into a team gives them all of that.
CREATE FUNCTION authz.may_staff(team uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT NOT EXISTS (
    SELECT 1 FROM team_grant g JOIN role r ON r.org_id = g.org_id AND r.level = g.level AND r.key = g.role
    WHERE g.org_id = authz.org_id() AND g.team_id = may_staff.team
      AND (r.permissions & ~authz.held_in(g.workspace_id)) <> repeat('0', 256)::bit(256))
$$;

-- Does an organization role that holds these permissions make somebody an admin of the context's organization, whom the
-- platform admin alone appoints there (S32)? A role that the organization makes itself is no way around that. The domain's
-- list is in levels.ts, and a test holds the two together.
CREATE FUNCTION authz.is_appointed(wanted bit(256)) RETURNS boolean
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT EXISTS (
    SELECT 1 FROM organization o
    JOIN authz.blueprint b ON b.key = o.blueprint AND b.organization_admins = 'platform'
    JOIN authz.permission p ON get_bit(wanted, p.bit) = 1
    WHERE o.id = authz.org_id() AND (p.level = 'workspace' OR p.name IN (
      'organization:update', 'organization:delete', 'organization_member:change_role', 'workspace:create',
      'workspace:set_default', 'role:create', 'role:update', 'role:delete', 'connector:move')))
$$;

-- May the actor make a role hold these permissions, or take a role that holds them away? An organization role is bounded
-- by what the actor holds in every workspace; a workspace role by what they hold somewhere, and, where it is given to
-- people, teams or invitations already, by what they hold there. Each level has its own permissions, and what every role
-- of it needs to be of use.
CREATE FUNCTION authz.may_compose(role_level text, role_key text, wanted bit(256)) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH facts AS (
    SELECT repeat('0', 256)::bit(256) AS nothing, b.topology, b.appointed_permissions
    FROM organization o JOIN authz.blueprint b ON b.key = o.blueprint WHERE o.id = authz.org_id()
  )
  SELECT coalesce((
    SELECT CASE role_level
      WHEN 'organization' THEN f.topology = 'organization'
        AND get_bit(wanted, authz.bit_of('organization:read')) = 1
        AND NOT authz.is_appointed(wanted)
        AND (wanted & ~nullif(current_setting('authz.organization_permissions', true), '')::bit(256)) = f.nothing
        AND (wanted & f.appointed_permissions) = f.nothing
      ELSE get_bit(wanted, authz.bit_of('workspace:read')) = 1 AND get_bit(wanted, authz.bit_of('member:leave')) = 1
        AND (f.topology = 'flat' OR (wanted & ~authz.workspace_level()) = f.nothing)
        AND (wanted & ~authz.held_anywhere()) = f.nothing
        AND NOT EXISTS (
          SELECT 1 FROM (
            SELECT m.workspace_id FROM member m
              WHERE m.org_id = authz.org_id() AND m.level = role_level AND m.role = role_key
            UNION SELECT g.workspace_id FROM team_grant g
              WHERE g.org_id = authz.org_id() AND g.level = role_level AND g.role = role_key
            UNION SELECT i.workspace_id FROM invitation i
              WHERE i.org_id = authz.org_id() AND i.level = role_level AND i.role = role_key AND i.state = 'pending'
          ) given WHERE (wanted & ~authz.held_in(given.workspace_id)) <> f.nothing)
      END
    FROM facts f
  ), false)
$$;

-- The workspaces that the actor reaches through teams.
CREATE FUNCTION authz.team_workspaces() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT DISTINCT g.workspace_id FROM team_member t
  JOIN team_grant g ON g.org_id = t.org_id AND g.team_id = t.team_id
  WHERE t.org_id = authz.org_id() AND t.user_id = authz.user_id()
$$;

-- The organization roles with which one reaches every workspace: who has one is in each list of people.
CREATE FUNCTION authz.reaching_roles() RETURNS SETOF text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT r.key FROM role r WHERE r.org_id = authz.org_id() AND r.level = 'organization'
    AND get_bit(r.permissions, authz.bit_of('workspace:read')) = 1
$$;

CREATE POLICY app_read_by_team ON workspace FOR SELECT TO bailiwick_app
  USING (org_id = (SELECT authz.org_id()) AND state <> 'pending_deletion' AND id IN (SELECT authz.team_workspaces()));

-- Custom roles. Built-in ones are the blueprint's.
CREATE POLICY app_create ON role FOR INSERT TO bailiwick_app
  WITH CHECK (org_id = (SELECT authz.org_id()) AND NOT built_in AND (SELECT authz.has('role:create'))
    AND authz.may_compose(level, key, permissions));
CREATE POLICY app_change ON role FOR UPDATE TO bailiwick_app
  USING (org_id = (SELECT authz.org_id()) AND NOT built_in AND (SELECT authz.has('role:update'))
    AND authz.may_compose(level, key, permissions))
  WITH CHECK (org_id = (SELECT authz.org_id()) AND NOT built_in AND authz.may_compose(level, key, permissions));
CREATE POLICY app_remove ON role FOR DELETE TO bailiwick_app
  USING (org_id = (SELECT authz.org_id()) AND NOT built_in AND (SELECT authz.has('role:delete'))
    AND authz.may_compose(level, key, permissions));
GRANT INSERT, DELETE ON role TO bailiwick_app;
GRANT UPDATE (name, description, rank, permissions) ON role TO bailiwick_app;

-- Teams: seen by who may, by the people in them, and by the people of a workspace where they have a role.
CREATE POLICY app_read ON team FOR SELECT TO bailiwick_app
  USING (org_id = (SELECT authz.org_id()) AND (
    (SELECT authz.has('team:read'))
    OR EXISTS (
      SELECT 1 FROM team_member m WHERE m.org_id = team.org_id AND m.team_id = team.id
        AND m.user_id = (SELECT authz.user_id()))
    OR EXISTS (
      SELECT 1 FROM team_grant g WHERE g.org_id = team.org_id AND g.team_id = team.id
        AND g.workspace_id = (SELECT authz.workspace_where('member:read')))));
CREATE POLICY app_create ON team FOR INSERT TO bailiwick_app
  WITH CHECK (org_id = (SELECT authz.org_id()) AND (SELECT authz.has('team:create')));
CREATE POLICY app_change ON team FOR UPDATE TO bailiwick_app
  USING (org_id = (SELECT authz.org_id()) AND (SELECT authz.has('team:update')))
  WITH CHECK (org_id = (SELECT authz.org_id()));
CREATE POLICY app_remove ON team FOR DELETE TO bailiwick_app
  USING (org_id = (SELECT authz.org_id()) AND (SELECT authz.has('team:delete')) AND authz.may_staff(id));
GRANT SELECT, INSERT, DELETE ON team TO bailiwick_app;
GRANT UPDATE (name) ON team TO bailiwick_app;

CREATE POLICY app_read ON team_member FOR SELECT TO bailiwick_app
  USING (org_id = (SELECT authz.org_id()) AND (
    user_id = (SELECT authz.user_id())
    OR (SELECT authz.has('team:read'))
    OR EXISTS (
      SELECT 1 FROM team_grant g WHERE g.org_id = team_member.org_id AND g.team_id = team_member.team_id
        AND g.workspace_id = (SELECT authz.workspace_where('member:read')))));
CREATE POLICY app_add ON team_member FOR INSERT TO bailiwick_app
  WITH CHECK (org_id = (SELECT authz.org_id()) AND (SELECT authz.has('team_member:add')) AND authz.may_staff(team_id));
CREATE POLICY app_remove ON team_member FOR DELETE TO bailiwick_app
  USING (org_id = (SELECT authz.org_id()) AND (
    ((SELECT authz.has('team_member:remove')) AND authz.may_staff(team_id)) OR user_id = (SELECT authz.user_id())));
GRANT SELECT, INSERT, DELETE ON team_member TO bailiwick_app;

-- A team's role in a workspace is given, changed and taken as a member's is.
CREATE POLICY app_read ON team_grant FOR SELECT TO bailiwick_app
  USING (org_id = (SELECT authz.org_id()) AND (
    workspace_id = (SELECT authz.workspace_where('member:read')) OR (SELECT authz.has('team:read'))));
CREATE POLICY app_add ON team_grant FOR INSERT TO bailiwick_app
  WITH CHECK (org_id = (SELECT authz.org_id()) AND workspace_id = (SELECT authz.workspace_id())
    AND (SELECT authz.has('member:add')) AND authz.may_give('workspace', role));
CREATE POLICY app_change ON team_grant FOR UPDATE TO bailiwick_app
  USING (org_id = (SELECT authz.org_id()) AND workspace_id = (SELECT authz.workspace_id())
    AND (SELECT authz.has('member:change_role')) AND authz.may_give('workspace', role))
  WITH CHECK (org_id = (SELECT authz.org_id()) AND workspace_id = (SELECT authz.workspace_id())
    AND authz.may_give('workspace', role));
CREATE POLICY app_remove ON team_grant FOR DELETE TO bailiwick_app
  USING (org_id = (SELECT authz.org_id()) AND workspace_id = (SELECT authz.workspace_id())
    AND (SELECT authz.has('member:remove')) AND authz.may_give('workspace', role));
GRANT SELECT, INSERT, DELETE ON team_grant TO bailiwick_app;
GRANT UPDATE (role) ON team_grant TO bailiwick_app;

-- Invitations: of the workspace that the call entered, or of the organization. Who accepts comes by a function. The
-- token's hash is written and never read.
CREATE POLICY app_read ON invitation FOR SELECT TO bailiwick_app
  USING (org_id = (SELECT authz.org_id()) AND CASE
    WHEN workspace_id IS NULL THEN (SELECT authz.has('organization_invitation:read'))
    ELSE workspace_id = (SELECT authz.workspace_where('invitation:read')) END);
CREATE POLICY app_invite ON invitation FOR INSERT TO bailiwick_app
  WITH CHECK (org_id = (SELECT authz.org_id()) AND state = 'pending' AND invited_by = (SELECT authz.user_id())
    AND expires_at <= now() + interval '7 days' AND CASE
      WHEN workspace_id IS NULL
        THEN (SELECT authz.has('organization_invitation:create')) AND authz.may_give('organization', role)
      ELSE workspace_id = (SELECT authz.workspace_id()) AND (SELECT authz.has('invitation:create'))
        AND authz.may_give('workspace', role) END);
CREATE POLICY app_settle ON invitation FOR UPDATE TO bailiwick_app
  USING (org_id = (SELECT authz.org_id()) AND state = 'pending' AND CASE
    WHEN workspace_id IS NULL THEN authz.may_give('organization', role)
      AND ((SELECT authz.has('organization_invitation:create')) OR (SELECT authz.has('organization_invitation:revoke')))
    ELSE workspace_id = (SELECT authz.workspace_id()) AND authz.may_give('workspace', role)
      AND ((SELECT authz.has('invitation:create')) OR (SELECT authz.has('invitation:revoke'))) END)
  WITH CHECK (org_id = (SELECT authz.org_id()) AND state IN ('pending', 'revoked', 'expired')
    AND expires_at <= now() + interval '7 days');
GRANT SELECT (org_id, id, workspace_id, email, role, level, state, invited_by, invited_by_name, created_at, sent_at,
  expires_at, settled_at, settled_by), INSERT ON invitation TO bailiwick_app;
GRANT UPDATE (state, token_hash, sent_at, expires_at, settled_at, settled_by) ON invitation TO bailiwick_app;

CREATE FUNCTION authz.invitation_guard() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF current_user <> 'bailiwick_app' THEN RETURN new; END IF;
  IF new.token_hash <> old.token_hash OR new.expires_at <> old.expires_at OR new.sent_at <> old.sent_at THEN
    IF new.workspace_id IS NULL THEN
      PERFORM authz.need('organization_invitation:create');
    ELSE
      PERFORM authz.need('invitation:create');
    END IF;
  END IF;
  IF new.state = 'revoked' THEN
    IF new.workspace_id IS NULL THEN
      PERFORM authz.need('organization_invitation:revoke');
    ELSE
      PERFORM authz.need('invitation:revoke');
    END IF;
  END IF;
  RETURN new;
END
$$;
CREATE TRIGGER invitation_guard BEFORE UPDATE ON invitation FOR EACH ROW EXECUTE FUNCTION authz.invitation_guard();

-- The owner's role is given by nobody but who makes owners, whatever the way: directly, to a team, by an invitation.
CREATE TRIGGER owner_guard BEFORE INSERT OR UPDATE OF role ON team_grant
  FOR EACH ROW EXECUTE FUNCTION authz.member_guard();
CREATE TRIGGER owner_guard BEFORE INSERT ON invitation
  FOR EACH ROW WHEN (new.workspace_id IS NOT NULL) EXECUTE FUNCTION authz.member_guard();

-- Where the platform admin alone appoints an organization's admins (S32), nobody in it does; nor takes it from them.
CREATE FUNCTION authz.is_appointed(role_key text) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT coalesce((
    SELECT (r.permissions & b.appointed_permissions) <> repeat('0', 256)::bit(256)
    FROM public.role r
    JOIN public.organization o ON o.id = r.org_id
    JOIN authz.blueprint b ON b.key = o.blueprint
    WHERE r.org_id = authz.org_id() AND r.level = 'organization' AND r.key = role_key
  ), false)
$$;

CREATE FUNCTION authz.appointment_guard() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF current_user = 'bailiwick_app' AND (
    (tg_op <> 'DELETE' AND authz.is_appointed(new.role)) OR (tg_op <> 'INSERT' AND authz.is_appointed(old.role))
  ) THEN
    PERFORM authz.need('platform:appoint_organization_admin');
  END IF;
  RETURN CASE tg_op WHEN 'DELETE' THEN old ELSE new END;
END
$$;
CREATE TRIGGER appointment_guard BEFORE INSERT OR DELETE OR UPDATE OF role ON organization_member
  FOR EACH ROW EXECUTE FUNCTION authz.appointment_guard();
CREATE TRIGGER appointment_guard BEFORE INSERT ON invitation
  FOR EACH ROW WHEN (new.workspace_id IS NULL) EXECUTE FUNCTION authz.appointment_guard();
CREATE POLICY app_appoint ON organization_member FOR UPDATE TO bailiwick_app
  USING (org_id = (SELECT authz.org_id()) AND (SELECT authz.has('platform:appoint_organization_admin'))
    AND EXISTS (SELECT 1 FROM organization o
                JOIN authz.blueprint b ON b.key = o.blueprint AND b.organization_admins = 'platform'
                WHERE o.id = org_id))
  WITH CHECK (org_id = (SELECT authz.org_id()));

-- Who puts people into teams picks them among the organization's, and who appoints its admins likewise. People whose
-- organization role reaches every workspace are among the people of each.
CREATE POLICY app_read_more ON organization_member FOR SELECT TO bailiwick_app
  USING (org_id = (SELECT authz.org_id()) AND (
    (SELECT authz.has_any('team_member:add', 'platform:appoint_organization_admin'))
    OR ((SELECT authz.has('member:read')) AND role IN (SELECT authz.reaching_roles()))));

CREATE POLICY app_read ON organization_feature FOR SELECT TO bailiwick_app
  USING (org_id = (SELECT authz.org_id()));
GRANT SELECT ON organization_feature TO bailiwick_app;

CREATE POLICY app_read ON workspace_setting FOR SELECT TO bailiwick_app
  USING (org_id = (SELECT authz.org_id()) AND workspace_id = (SELECT authz.workspace_where('workspace:read')));
CREATE POLICY app_change ON workspace_setting FOR UPDATE TO bailiwick_app
  USING (org_id = (SELECT authz.org_id()) AND workspace_id = (SELECT authz.workspace_id())
    AND (SELECT authz.has('workspace:update')))
  WITH CHECK (org_id = (SELECT authz.org_id()) AND workspace_id = (SELECT authz.workspace_id()));
-- One that its blueprint has got since the workspace was made is written when it is first edited.
CREATE POLICY app_set ON workspace_setting FOR INSERT TO bailiwick_app
  WITH CHECK (org_id = (SELECT authz.org_id()) AND workspace_id = (SELECT authz.workspace_id())
    AND (SELECT authz.has('workspace:update')));
GRANT SELECT, INSERT ON workspace_setting TO bailiwick_app;
GRANT UPDATE (value, updated_at, updated_by) ON workspace_setting TO bailiwick_app;

-- A new workspace is seeded with its blueprint's settings, whichever way it is made (V6-V11).
CREATE FUNCTION authz.seed_workspace() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO workspace_setting (org_id, workspace_id, key, value)
    SELECT new.org_id, new.id, s.key, s.initial
    FROM organization o JOIN authz.blueprint_setting s ON s.blueprint = o.blueprint WHERE o.id = new.org_id;
  RETURN NULL;
END
$$;
CREATE TRIGGER workspace_seed AFTER INSERT ON workspace FOR EACH ROW EXECUTE FUNCTION authz.seed_workspace();

-- The people of a team are people of the organization; in a flat one, members of its workspace. Who leaves those leaves
-- the teams with the same commit.
CREATE FUNCTION authz.team_member_belongs() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  person record;
BEGIN
  SELECT p.name, p.email, p.active INTO person FROM organization_member p
    WHERE p.org_id = new.org_id AND p.user_id = new.user_id
  UNION ALL
  SELECT m.name, m.email, m.active FROM member m
    JOIN organization o ON o.id = m.org_id
    JOIN authz.blueprint b ON b.key = o.blueprint AND b.topology = 'flat'
    WHERE m.org_id = new.org_id AND m.user_id = new.user_id
  LIMIT 1;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'not of this organization' USING ERRCODE = '23503', CONSTRAINT = 'team_member_belongs';
  END IF;
  new.name := person.name;
  new.email := person.email;
  new.active := person.active;
  RETURN new;
END
$$;
CREATE TRIGGER team_member_belongs BEFORE INSERT ON team_member FOR EACH ROW EXECUTE FUNCTION authz.team_member_belongs();

CREATE FUNCTION authz.leave_teams() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  DELETE FROM team_member t WHERE t.org_id = old.org_id AND t.user_id = old.user_id
    AND NOT EXISTS (SELECT 1 FROM organization_member p WHERE p.org_id = old.org_id AND p.user_id = old.user_id)
    AND (tg_table_name = 'organization_member' OR EXISTS (
      SELECT 1 FROM organization o JOIN authz.blueprint b ON b.key = o.blueprint AND b.topology = 'flat'
      WHERE o.id = old.org_id));
  RETURN NULL;
END
$$;
CREATE TRIGGER leave_teams AFTER DELETE ON organization_member FOR EACH ROW EXECUTE FUNCTION authz.leave_teams();
CREATE TRIGGER leave_teams AFTER DELETE ON member FOR EACH ROW EXECUTE FUNCTION authz.leave_teams();

-- An organization keeps somebody active in the role that stands in for owners, or else in its founder's. Checked at commit.
CREATE FUNCTION authz.keep_an_admin() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM organization o JOIN authz.blueprint b ON b.key = o.blueprint
             WHERE o.id = old.org_id AND o.state <> 'purged' AND coalesce(b.owner_org_role, b.creator_org_role) = old.role
               AND NOT EXISTS (SELECT 1 FROM organization_member p WHERE p.org_id = o.id AND p.active
                               AND p.role = coalesce(b.owner_org_role, b.creator_org_role))) THEN
    RAISE EXCEPTION 'an organization keeps at least one admin'
      USING ERRCODE = '23514', CONSTRAINT = 'organization_keeps_admin';
  END IF;
  RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER organization_keeps_admin AFTER UPDATE OF role OR DELETE ON organization_member
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION authz.keep_an_admin();

-- A private workspace is its person's (P6): whoever it is shared with, they stay its owner as long as it is theirs.
CREATE FUNCTION authz.keep_private() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM workspace w JOIN organization o ON o.id = w.org_id
             JOIN authz.blueprint b ON b.key = o.blueprint
             WHERE w.org_id = old.org_id AND w.id = old.workspace_id AND w.default_for = old.user_id
               AND o.state <> 'purged'
               AND NOT EXISTS (SELECT 1 FROM member m WHERE m.org_id = w.org_id AND m.workspace_id = w.id
                               AND m.user_id = w.default_for AND m.role = b.owner_role)) THEN
    RAISE EXCEPTION 'a private workspace stays its person''s' USING ERRCODE = '23514', CONSTRAINT = 'member_keeps_private';
  END IF;
  RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER member_keeps_private AFTER UPDATE OF role OR DELETE ON member
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION authz.keep_private();
REVOKE ALL ON FUNCTION authz.keep_private() FROM PUBLIC;

REVOKE ALL ON FUNCTION authz.held_in(uuid), authz.held_anywhere(), authz.may_staff(uuid),
  authz.may_compose(text, text, bit), authz.team_workspaces(), authz.reaching_roles(), authz.invitation_guard(),
  authz.is_appointed(text), authz.appointment_guard(), authz.seed_workspace(), authz.team_member_belongs(), authz.leave_teams(),
  authz.keep_an_admin() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.is_appointed(text), authz.held_in(uuid), authz.held_anywhere(), authz.may_staff(uuid),
  authz.may_compose(text, text, bit), authz.team_workspaces(), authz.reaching_roles() TO bailiwick_app;
