-- What reaches across tenants: the platform admin's list, and the worker's purge.

-- Organizations of the instance, newest last, for the platform admin. `after_*` is the cursor; at most `count` rows.
CREATE FUNCTION authz.platform_organizations(search text, after_created timestamptz, after_id uuid, count integer)
RETURNS TABLE (id uuid, slug text, name text, blueprint text, plan text, state text, created_at timestamptz,
               purge_after timestamptz, workspaces bigint, ownerless bigint, pending_deletion bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT o.id, o.slug, o.name, o.blueprint, o.plan, o.state, o.created_at, o.purge_after,
    (SELECT pg_catalog.count(*) FROM workspace w WHERE w.org_id = o.id),
    (SELECT pg_catalog.count(*) FROM workspace w WHERE w.org_id = o.id AND authz.owners(o.id, w.id) = 0),
    (SELECT pg_catalog.count(*) FROM workspace w WHERE w.org_id = o.id AND w.state = 'pending_deletion')
  FROM organization o
  WHERE authz.has('platform:read') AND o.state <> 'purged'
    AND (search = '' OR position(lower(search) IN lower(o.name)) > 0 OR position(lower(search) IN o.slug) > 0)
    AND (after_id IS NULL OR (o.created_at, o.id) > (after_created, after_id))
  ORDER BY o.created_at, o.id LIMIT count
$$;

-- What is past its window. A workspace_id of null means the whole organization.
CREATE FUNCTION authz.purge_due(count integer) RETURNS TABLE (org_id uuid, workspace_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT w.org_id, w.id FROM workspace w WHERE w.state = 'pending_deletion' AND w.purge_after <= now()
  UNION ALL
  SELECT o.id, NULL FROM organization o WHERE o.state = 'pending_deletion' AND o.purge_after <= now()
  LIMIT count
$$;

-- Locks the organization and says what a purge would remove, as JSON; null when it is no longer due.
CREATE FUNCTION authz.purge_claim(org uuid, workspace uuid) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM authz.lock_organization(org);
  IF workspace IS NULL THEN
    IF NOT EXISTS (SELECT 1 FROM organization o WHERE o.id = org AND o.state = 'pending_deletion' AND o.purge_after <= now())
    THEN RETURN NULL; END IF;
  ELSIF NOT EXISTS (SELECT 1 FROM workspace w WHERE w.org_id = org AND w.id = purge_claim.workspace
                    AND w.state = 'pending_deletion' AND w.purge_after <= now()) THEN
    RETURN NULL;
  END IF;
  RETURN (
    SELECT jsonb_build_object(
      'organization', jsonb_build_object('id', o.id, 'slug', o.slug, 'name', o.name, 'blueprint', o.blueprint),
      -- A flat workspace takes its organization along.
      'whole', workspace IS NULL OR b.topology = 'flat',
      'workspaces', (SELECT coalesce(jsonb_agg(to_jsonb(w) ORDER BY w.id), '[]') FROM workspace w
                     WHERE w.org_id = org AND (purge_claim.workspace IS NULL OR w.id = purge_claim.workspace)),
      'members', (SELECT coalesce(jsonb_agg(to_jsonb(m) ORDER BY m.workspace_id, m.user_id), '[]') FROM member m
                  WHERE m.org_id = org AND (purge_claim.workspace IS NULL OR m.workspace_id = purge_claim.workspace)),
      'organizationMembers', (SELECT coalesce(jsonb_agg(to_jsonb(p) ORDER BY p.user_id), '[]') FROM organization_member p
                              WHERE p.org_id = org AND purge_claim.workspace IS NULL),
      'roles', (SELECT coalesce(jsonb_agg(to_jsonb(r) ORDER BY r.level, r.key), '[]') FROM role r WHERE r.org_id = org),
      'limits', (SELECT coalesce(jsonb_agg(to_jsonb(l) ORDER BY l.name), '[]') FROM organization_limit l
                 WHERE l.org_id = org),
      'teams', (SELECT coalesce(jsonb_agg(to_jsonb(t) || jsonb_build_object('members', (
                  SELECT coalesce(jsonb_agg(p.user_id ORDER BY p.user_id), '[]') FROM team_member p
                  WHERE p.org_id = org AND p.team_id = t.id)) ORDER BY t.id), '[]') FROM team t WHERE t.org_id = org),
      'teamGrants', (SELECT coalesce(jsonb_agg(to_jsonb(g) ORDER BY g.workspace_id, g.team_id), '[]') FROM team_grant g
                     WHERE g.org_id = org AND (purge_claim.workspace IS NULL OR g.workspace_id = purge_claim.workspace)),
      'invitations', (SELECT coalesce(jsonb_agg(to_jsonb(i) - 'token_hash' ORDER BY i.id), '[]') FROM invitation i
                      WHERE i.org_id = org AND (purge_claim.workspace IS NULL OR i.workspace_id = purge_claim.workspace)),
      'settings', (SELECT coalesce(jsonb_agg(to_jsonb(s) ORDER BY s.workspace_id, s.key), '[]') FROM workspace_setting s
                   WHERE s.org_id = org AND (purge_claim.workspace IS NULL OR s.workspace_id = purge_claim.workspace)))
    FROM organization o JOIN authz.blueprint b ON b.key = o.blueprint WHERE o.id = org);
END
$$;

-- Removes one workspace that purge_claim has locked in this transaction. Its slugs stay reserved for 90 days; its
-- audit rows stay in the organization's chain.
CREATE FUNCTION authz.purge_workspace(org uuid, workspace uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  DELETE FROM workspace w WHERE w.org_id = org AND w.id = purge_workspace.workspace
    AND w.state = 'pending_deletion' AND w.purge_after <= now();
  IF NOT FOUND THEN RAISE EXCEPTION 'not due for a purge' USING ERRCODE = '55000'; END IF;
  UPDATE slug s SET status = 'reserved', free_after = now() + interval '90 days'
    WHERE s.org_id = org AND s.workspace_id = purge_workspace.workspace;
END
$$;

-- Removes a whole organization: workspaces, people, roles, limits and its audit rows, which were exported before. What
-- stays is a tombstone and the chain's head, against which the export can be checked.
CREATE FUNCTION authz.purge_organization(org uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE organization o SET state = 'purged', purged_at = now(), name = o.slug
    WHERE o.id = org AND (
      (o.state = 'pending_deletion' AND o.purge_after <= now())
      OR EXISTS (SELECT 1 FROM workspace w JOIN authz.blueprint b ON b.key = o.blueprint AND b.topology = 'flat'
                 WHERE w.org_id = org AND w.state = 'pending_deletion' AND w.purge_after <= now()));
  IF NOT FOUND THEN RAISE EXCEPTION 'not due for a purge' USING ERRCODE = '55000'; END IF;
  DELETE FROM workspace WHERE org_id = org;
  DELETE FROM invitation WHERE org_id = org;
  DELETE FROM team WHERE org_id = org;
  DELETE FROM organization_member WHERE org_id = org;
  DELETE FROM organization_feature WHERE org_id = org;
  DELETE FROM organization_limit WHERE org_id = org;
  DELETE FROM role WHERE org_id = org;
  DELETE FROM outbox WHERE org_id = org;
  DELETE FROM audit_entry WHERE org_id = org;
  UPDATE slug SET status = 'reserved', free_after = now() + interval '90 days' WHERE org_id = org;
END
$$;

-- The job queue is the worker's own; pg-boss keeps its tables there.
CREATE SCHEMA pgboss AUTHORIZATION bailiwick_worker;

-- The export reads a chain as it lies.
CREATE POLICY worker_export ON audit_entry FOR SELECT TO bailiwick_worker USING (true);
CREATE POLICY worker_export ON audit_head FOR SELECT TO bailiwick_worker USING (true);
GRANT SELECT ON audit_entry, audit_head TO bailiwick_worker;

-- A statement that only succeeds while the audit writer's parts are in place, for readiness.
CREATE FUNCTION audit.is_ready() RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT to_regprocedure('audit.append(text,text,text,text,text,text,text)') IS NOT NULL
    AND to_regclass('public.audit_entry') IS NOT NULL
    AND NOT pg_is_in_recovery()
$$;

REVOKE ALL ON FUNCTION authz.platform_organizations(text, timestamptz, uuid, integer), authz.purge_due(integer),
  authz.purge_claim(uuid, uuid), authz.purge_workspace(uuid, uuid), authz.purge_organization(uuid), audit.is_ready()
  FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.platform_organizations(text, timestamptz, uuid, integer), audit.is_ready()
  TO bailiwick_app;
GRANT EXECUTE ON FUNCTION authz.purge_due(integer), authz.purge_claim(uuid, uuid), authz.purge_workspace(uuid, uuid),
  authz.purge_organization(uuid), audit.time_text(timestamptz) TO bailiwick_worker;
