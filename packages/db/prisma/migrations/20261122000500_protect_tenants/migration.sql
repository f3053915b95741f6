-- Row-level security: the second wall.
--
-- Each tenant table is enabled and forced, so its owner is bound as well; the owner's own policy is written out for
-- the narrow functions that run as it. The app role sees and writes only what the tenant context allows. Reading a
-- setting through a sub-select lets the planner ask once per statement instead of once per row; as every one of them is
-- made ready for each statement anew, what can be asked together is.

DO $$
DECLARE
  t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['organization', 'organization_limit', 'role', 'workspace', 'slug', 'organization_member',
                           'member', 'outbox', 'idempotency', 'audit_head', 'audit_entry']
  LOOP
    EXECUTE format('ALTER TABLE public.%I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE public.%I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY owner_all ON public.%I TO bailiwick_owner USING (true) WITH CHECK (true)', t);
  END LOOP;
END
$$;

REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO bailiwick_app, bailiwick_worker;

-- Organizations: one's own. Which columns may change is organization_guard's part.
CREATE POLICY app_read ON organization FOR SELECT TO bailiwick_app
  USING (id = (SELECT authz.org_id()));
CREATE POLICY app_change ON organization FOR UPDATE TO bailiwick_app
  USING (id = (SELECT authz.org_id()))
  WITH CHECK (id = (SELECT authz.org_id()));
GRANT SELECT ON organization TO bailiwick_app;
GRANT UPDATE (name, state, plan, plan_pending, deletion_requested_at, deletion_requested_by, purge_after) ON organization
  TO bailiwick_app;

CREATE POLICY app_read ON organization_limit FOR SELECT TO bailiwick_app
  USING (org_id = (SELECT authz.org_id()));
CREATE POLICY app_lift ON organization_limit FOR INSERT TO bailiwick_app
  WITH CHECK (org_id = (SELECT authz.org_id()) AND (SELECT authz.has('platform:lift_limit')));
CREATE POLICY app_change ON organization_limit FOR UPDATE TO bailiwick_app
  USING (org_id = (SELECT authz.org_id()) AND (SELECT authz.has('platform:lift_limit')))
  WITH CHECK (org_id = (SELECT authz.org_id()) AND (SELECT authz.has('platform:lift_limit')));
GRANT SELECT, INSERT, UPDATE ON organization_limit TO bailiwick_app;

CREATE POLICY app_read ON role FOR SELECT TO bailiwick_app
  USING (org_id = (SELECT authz.org_id()));
GRANT SELECT ON role TO bailiwick_app;

-- Workspaces: the one that the call entered, those that an organization role reaches, and one's own.
CREATE POLICY app_read ON workspace FOR SELECT TO bailiwick_app
  USING (org_id = (SELECT authz.org_id()) AND (
    id = (SELECT authz.workspace_where('workspace:read', 'workspace:restore'))
    OR CASE state WHEN 'pending_deletion' THEN (SELECT authz.has_everywhere('workspace:restore'))
                  ELSE (SELECT authz.has_everywhere('workspace:read')) END
    OR (state <> 'pending_deletion' AND EXISTS (
        SELECT 1 FROM member m
        WHERE m.org_id = workspace.org_id AND m.workspace_id = workspace.id AND m.user_id = (SELECT authz.user_id())))
    OR (SELECT authz.has('platform:read'))
  ));
CREATE POLICY app_create ON workspace FOR INSERT TO bailiwick_app
  WITH CHECK (org_id = (SELECT authz.org_id()) AND (SELECT authz.has('workspace:create'))
    AND state = 'active' AND NOT is_default AND created_by = (SELECT authz.user_id()));
CREATE POLICY app_change ON workspace FOR UPDATE TO bailiwick_app
  USING (org_id = (SELECT authz.org_id())
    AND (id = (SELECT authz.workspace_id()) OR (SELECT authz.has('workspace:set_default'))))
  WITH CHECK (org_id = (SELECT authz.org_id()));
GRANT SELECT, INSERT ON workspace TO bailiwick_app;
GRANT UPDATE (slug, name, description, time_zone, locale, state, is_default, archived_at, deleted_from, deletion_requested_at,
  deletion_requested_by, purge_after) ON workspace TO bailiwick_app;

-- Slugs are claimed and released by functions alone: the namespaces are wider than a tenant.
CREATE POLICY app_read ON slug FOR SELECT TO bailiwick_app
  USING (org_id = (SELECT authz.org_id()));
GRANT SELECT ON slug TO bailiwick_app;

-- People of the organization: oneself; all of them for who manages them or picks candidates among them.
CREATE POLICY app_read ON organization_member FOR SELECT TO bailiwick_app
  USING (org_id = (SELECT authz.org_id()) AND (
    (SELECT authz.has_any('organization_member:read', 'member:add', 'platform:rescue_workspace'))
    OR user_id = (SELECT authz.user_id())));
CREATE POLICY app_add ON organization_member FOR INSERT TO bailiwick_app
  WITH CHECK (org_id = (SELECT authz.org_id()) AND (SELECT authz.has('organization_member:add'))
    AND authz.may_give('organization', role));
CREATE POLICY app_change ON organization_member FOR UPDATE TO bailiwick_app
  USING (org_id = (SELECT authz.org_id()) AND (SELECT authz.has('organization_member:change_role'))
    AND authz.may_give('organization', role))
  WITH CHECK (org_id = (SELECT authz.org_id()) AND authz.may_give('organization', role));
CREATE POLICY app_remove ON organization_member FOR DELETE TO bailiwick_app
  USING (org_id = (SELECT authz.org_id()) AND (SELECT authz.has('organization_member:remove'))
    AND authz.may_give('organization', role));
-- The platform's rescue brings whom it makes owner into the organization, never as one of its admins.
CREATE POLICY app_rescue_seat ON organization_member FOR INSERT TO bailiwick_app
  WITH CHECK (org_id = (SELECT authz.org_id()) AND (SELECT authz.has('platform:rescue_workspace'))
    AND role <> (SELECT b.creator_org_role FROM organization o JOIN authz.blueprint b ON b.key = o.blueprint
                 WHERE o.id = org_id));
GRANT SELECT, INSERT, DELETE ON organization_member TO bailiwick_app;
GRANT UPDATE (role) ON organization_member TO bailiwick_app;

-- Members of the workspace that the call entered. A role is given, changed and taken only by who holds all of it.
CREATE POLICY app_read ON member FOR SELECT TO bailiwick_app
  USING (org_id = (SELECT authz.org_id()) AND (
    workspace_id = (SELECT authz.workspace_where('member:read'))
    -- The platform's rescue must see whom it makes owner.
    OR (SELECT authz.has_everywhere('member:read') OR authz.has('platform:rescue_workspace'))
    OR user_id = (SELECT authz.user_id())));
CREATE POLICY app_add ON member FOR INSERT TO bailiwick_app
  WITH CHECK (org_id = (SELECT authz.org_id()) AND workspace_id = (SELECT authz.workspace_id())
    AND ((SELECT authz.has('member:add')) OR (SELECT authz.has('platform:rescue_workspace')))
    AND (authz.may_give('workspace', role) OR (SELECT authz.has('platform:rescue_workspace'))));
CREATE POLICY app_change ON member FOR UPDATE TO bailiwick_app
  USING (org_id = (SELECT authz.org_id()) AND workspace_id = (SELECT authz.workspace_id())
    AND (((SELECT authz.has('member:change_role')) AND authz.may_give('workspace', role))
      OR (SELECT authz.has('platform:rescue_workspace'))))
  WITH CHECK (org_id = (SELECT authz.org_id()) AND workspace_id = (SELECT authz.workspace_id())
    AND (authz.may_give('workspace', role) OR (SELECT authz.has('platform:rescue_workspace'))));
CREATE POLICY app_remove ON member FOR DELETE TO bailiwick_app
  USING (org_id = (SELECT authz.org_id()) AND workspace_id = (SELECT authz.workspace_id()) AND (
    ((SELECT authz.has('member:remove')) AND authz.may_give('workspace', role))
    OR ((SELECT authz.has('member:leave')) AND user_id = (SELECT authz.user_id()))));
GRANT SELECT, INSERT, DELETE ON member TO bailiwick_app;
GRANT UPDATE (role) ON member TO bailiwick_app;

-- The log is read, never written: audit.append is the only way in.
CREATE POLICY app_read ON audit_entry FOR SELECT TO bailiwick_app
  USING (org_id = (SELECT authz.org_id()) AND (
    workspace_id = (SELECT authz.workspace_where('audit:read'))
    OR (SELECT authz.has('organization_audit:read'))));
GRANT SELECT ON audit_entry TO bailiwick_app;
CREATE POLICY app_read ON audit_head FOR SELECT TO bailiwick_app
  USING (org_id = (SELECT authz.org_id())
    AND (SELECT authz.has_any('audit:read', 'organization_audit:read')));
GRANT SELECT ON audit_head TO bailiwick_app;

-- Effects: written by any change of the organization, read by the platform admin, delivered by the worker.
CREATE POLICY app_emit ON outbox FOR INSERT TO bailiwick_app
  WITH CHECK (org_id = (SELECT authz.org_id()));
CREATE POLICY app_read ON outbox FOR SELECT TO bailiwick_app
  USING ((SELECT authz.has('platform:read_outbox')));
CREATE POLICY worker_deliver ON outbox FOR SELECT TO bailiwick_worker USING (true);
CREATE POLICY worker_settle ON outbox FOR UPDATE TO bailiwick_worker USING (true) WITH CHECK (true);
GRANT SELECT, INSERT ON outbox TO bailiwick_app;
GRANT SELECT ON outbox TO bailiwick_worker;
GRANT UPDATE (body_text, deliver_at, delivered_at, attempts, last_error) ON outbox TO bailiwick_worker;

CREATE POLICY app_own_read ON idempotency FOR SELECT TO bailiwick_app USING (user_id = (SELECT authz.user_id()));
CREATE POLICY app_own_add ON idempotency FOR INSERT TO bailiwick_app WITH CHECK (user_id = (SELECT authz.user_id()));
CREATE POLICY worker_sweep ON idempotency FOR DELETE TO bailiwick_worker USING (created_at < now() - interval '1 day');
CREATE POLICY worker_see ON idempotency FOR SELECT TO bailiwick_worker USING (created_at < now() - interval '1 day');
GRANT SELECT, INSERT ON idempotency TO bailiwick_app;
GRANT SELECT, DELETE ON idempotency TO bailiwick_worker;

-- Mail that identity sends (verification, reset) belongs to no organization.
CREATE FUNCTION public.outbox_mail(recipient text, subject text, body text, about text) RETURNS uuid
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  INSERT INTO outbox (kind, recipient, subject, body_text, payload)
  VALUES ('mail', recipient, subject, body, jsonb_build_object('about', about)) RETURNING id
$$;
REVOKE ALL ON FUNCTION public.outbox_mail(text, text, text, text) FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO bailiwick_identity;
GRANT EXECUTE ON FUNCTION public.outbox_mail(text, text, text, text) TO bailiwick_identity;

-- A row policy cannot tell which column changes; these guards can. They speak for the app role alone: functions of
-- the owner have asked their own questions. 42501 is "insufficient privilege", as for a policy.
CREATE FUNCTION authz.need(VARIADIC permissions text[]) RETURNS void
LANGUAGE plpgsql STABLE AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM unnest(permissions) p WHERE authz.has(p)) THEN
    RAISE EXCEPTION 'none of % is held here', permissions USING ERRCODE = '42501';
  END IF;
END
$$;
GRANT EXECUTE ON FUNCTION authz.need(text[]) TO bailiwick_app;

CREATE FUNCTION authz.workspace_guard() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF current_user <> 'bailiwick_app' THEN RETURN new; END IF;
  IF (new.name, new.description, new.time_zone, new.locale)
     IS DISTINCT FROM (old.name, old.description, old.time_zone, old.locale) THEN
    PERFORM authz.need('workspace:update');
  END IF;
  IF new.slug <> old.slug THEN PERFORM authz.need('workspace:change_slug', 'platform:change_slug'); END IF;
  IF new.is_default <> old.is_default THEN PERFORM authz.need('workspace:set_default'); END IF;
  IF new.state <> old.state THEN
    IF new.state = 'pending_deletion' THEN
      PERFORM authz.need('workspace:delete');
    ELSIF old.state = 'pending_deletion' THEN
      PERFORM authz.need('workspace:restore', 'platform:restore_workspace');
    ELSE
      PERFORM authz.need('workspace:archive');
    END IF;
  END IF;
  RETURN new;
END
$$;
CREATE TRIGGER workspace_guard BEFORE UPDATE ON workspace FOR EACH ROW EXECUTE FUNCTION authz.workspace_guard();

CREATE FUNCTION authz.organization_guard() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF current_user <> 'bailiwick_app' THEN RETURN new; END IF;
  IF new.name <> old.name THEN PERFORM authz.need('organization:update'); END IF;
  IF (new.plan, new.plan_pending) <> (old.plan, old.plan_pending) THEN
    PERFORM authz.need('plan:change', 'platform:change_plan');
  END IF;
  IF new.state <> old.state THEN
    IF new.state = 'deletion_requested' OR (old.state = 'deletion_requested' AND new.state = 'active') THEN
      PERFORM authz.need('organization:delete', 'platform:delete_organization');
    ELSE
      PERFORM authz.need('platform:delete_organization');
    END IF;
  END IF;
  RETURN new;
END
$$;
CREATE TRIGGER organization_guard BEFORE UPDATE ON organization FOR EACH ROW EXECUTE FUNCTION authz.organization_guard();

-- Giving or taking the owner role has a permission of its own, and nobody adds a role by the back door.
CREATE FUNCTION authz.member_guard() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF current_user <> 'bailiwick_app' OR authz.has('platform:rescue_workspace') THEN RETURN new; END IF;
  IF new.role = (SELECT b.owner_role FROM public.organization o JOIN authz.blueprint b ON b.key = o.blueprint
                 WHERE o.id = new.org_id) THEN
    PERFORM authz.need('member:make_owner');
  END IF;
  RETURN new;
END
$$;
CREATE TRIGGER member_guard BEFORE INSERT OR UPDATE ON member FOR EACH ROW EXECUTE FUNCTION authz.member_guard();

-- Invariants that a single row cannot state stand behind the rules, checked at commit: a workspace keeps an owner
-- who can sign in, or an organization role that stands in (V25); an organization that wants a default has one (M9).
-- How many people can act as owner: active ones in the owner's role, without the one whose role is about to go, and
-- those whom an organization role lets stand in. Who is both counts once.
CREATE FUNCTION authz.owners(org uuid, workspace uuid, losing uuid DEFAULT NULL) RETURNS bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT (SELECT count(*) FROM (
            SELECT m.user_id FROM member m
              WHERE m.org_id = org AND m.workspace_id = workspace AND m.role = b.owner_role AND m.active
                AND m.user_id IS DISTINCT FROM losing
            UNION
            SELECT p.user_id FROM organization_member p
              WHERE p.org_id = org AND p.role = b.owner_org_role AND p.active) people)
  FROM organization o JOIN authz.blueprint b ON b.key = o.blueprint
  WHERE o.id = org AND (authz.org_id() = org OR authz.org_id() IS NULL)
$$;

-- Counts every active workspace of the context's organization, whichever of them the reader may see.
CREATE FUNCTION authz.active_workspaces(org uuid) RETURNS integer
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT count(*)::integer FROM workspace w WHERE w.org_id = org AND org = authz.org_id() AND w.state = 'active'
$$;

CREATE FUNCTION authz.keep_an_owner() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  -- What waits for its purge is owned again by who restores it (authz.seat_restorer).
  IF EXISTS (SELECT 1 FROM workspace w WHERE w.org_id = old.org_id AND w.id = old.workspace_id AND w.state <> 'pending_deletion')
     AND authz.owners(old.org_id, old.workspace_id) = 0
     AND old.role = (SELECT b.owner_role FROM organization o JOIN authz.blueprint b ON b.key = o.blueprint
                     WHERE o.id = old.org_id) THEN
    RAISE EXCEPTION 'a workspace keeps at least one owner' USING ERRCODE = '23514', CONSTRAINT = 'member_keeps_owner';
  END IF;
  RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER member_keeps_owner AFTER UPDATE OF role OR DELETE ON member
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION authz.keep_an_owner();

CREATE FUNCTION authz.keep_a_default() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM organization o JOIN authz.blueprint b ON b.key = o.blueprint
             WHERE o.id = old.org_id AND o.state IN ('active', 'deletion_requested') AND b.default_workspace = 'one')
     AND NOT EXISTS (SELECT 1 FROM workspace w WHERE w.org_id = old.org_id AND w.is_default AND w.default_for IS NULL) THEN
    RAISE EXCEPTION 'an organization keeps one default workspace'
      USING ERRCODE = '23514', CONSTRAINT = 'workspace_keeps_default';
  END IF;
  RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER workspace_keeps_default AFTER UPDATE OF is_default OR DELETE ON workspace
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION authz.keep_a_default();

REVOKE ALL ON FUNCTION authz.owners(uuid, uuid, uuid), authz.active_workspaces(uuid), authz.keep_an_owner(), authz.keep_a_default(), authz.workspace_guard(),
  authz.organization_guard(), authz.member_guard(), authz.need(text[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.owners(uuid, uuid, uuid), authz.active_workspaces(uuid) TO bailiwick_app;
