-- Transfers the entered workspace with everything in it to another organization, and records it in that one's log. Both are
-- locked: the entered one by the entry, the other by authz.lock_transfer. What the domain's rule of the same words refuses is
-- refused here again. Returns false if the slug is taken there.
--   along           take the teams along, or give their people their roles themselves
--   joining         of each person who joins, a free id and slugs to try, for a private workspace
--   before, after   what the log says, with the receipt
CREATE FUNCTION authz.transfer_workspace(target uuid, wanted text, along boolean, joining jsonb, before json, after json) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  org constant uuid := authz.org_id();
  moved constant uuid := authz.workspace_id();
  there record;
  home workspace;
  rules authz.blueprint;
  given jsonb;
BEGIN
  SELECT t.id, t.state, t.blueprint, get_bit(h.held, authz.bit_of('workspace:create')) = 1 AS lets,
      get_bit(h.held, authz.bit_of('organization_member:add')) = 1 AS adds, get_bit(h.held, authz.bit_of('role:create')) = 1 AS composes,
      get_bit(h.held, authz.bit_of('team:create')) & get_bit(h.held, authz.bit_of('team_member:add')) = 1 AS gathers
    INTO there
    FROM authz.transfer_target(target::text) t
    CROSS JOIN LATERAL (SELECT coalesce(t.permissions, ~repeat('0', 256)::bit(256)) AS held) h;
  SELECT b.* INTO STRICT rules FROM organization o JOIN authz.blueprint b ON b.key = o.blueprint WHERE o.id = org;
  SELECT w.* INTO home FROM workspace w WHERE w.org_id = org AND w.id = moved FOR UPDATE;
  IF there.id IS NULL OR there.id = org OR there.state <> 'active' OR NOT there.lets OR there.blueprint <> rules.key
    OR rules.topology = 'flat' OR home.id IS NULL OR home.is_default OR home.state = 'pending_deletion'
    OR (NOT there.adds AND EXISTS (SELECT FROM authz.transfer_people(org, moved, target)))
    OR EXISTS (SELECT FROM authz.transfer_roles(org, moved, target) r WHERE r.is_taken OR NOT (r.is_there OR there.composes))
    OR (along AND NOT there.gathers AND EXISTS (SELECT FROM team_grant g WHERE g.org_id = org AND g.workspace_id = moved))
    OR EXISTS (SELECT FROM authz.transfer_conflicts(org, moved))
  THEN
    RAISE EXCEPTION 'this workspace can not be transferred there' USING ERRCODE = '42501';
  END IF;

  -- The old address leads to the new one while the workspace exists.
  UPDATE slug s SET org_id = target,
      status = CASE WHEN rules.slug_scope = 'instance' AND home.slug = wanted THEN s.status ELSE 'redirect' END,
      free_after = CASE WHEN rules.slug_scope = 'instance' AND home.slug = wanted AND s.status = 'current' THEN NULL ELSE 'infinity'::timestamptz END
    WHERE s.org_id = org AND s.workspace_id = moved AND s.status IN ('current', 'redirect');
  IF NOT authz.take_slug(CASE rules.slug_scope WHEN 'instance' THEN 'workspaces' ELSE target::text END, wanted, target, moved) THEN
    IF rules.slug_scope <> 'instance' OR home.slug <> wanted THEN RETURN false; END IF;
  END IF;

  PERFORM FROM resource_root r WHERE r.org_id = org AND r.workspace_id = moved ORDER BY r.id FOR UPDATE;
  PERFORM authz.transfer_access(moved, org, target, joining);
  given := authz.transfer_teams(moved, org, target, along);
  PERFORM authz.transfer_leave(moved, org);
  SET CONSTRAINTS ALL DEFERRED;
  PERFORM authz.transfer_rows(moved, org, target, wanted);
  PERFORM authz.transfer_arrive(moved, org, target, given);
  SET CONSTRAINTS ALL IMMEDIATE;
  PERFORM authz.record_in(target, moved, 'workspace.transferred', 'workspace', moved::text, home.name, before, after);
  RETURN true;
END
$$;

REVOKE ALL ON FUNCTION authz.transfer_workspace(uuid, text, boolean, jsonb, json, json) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.transfer_workspace(uuid, text, boolean, jsonb, json, json) TO bailiwick_app;
