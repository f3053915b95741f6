-- Fits a workspace that was just transferred into its new organization: the roles of the teams that came along, invitations that
-- no one there can back, the organization's notes of what it has, and the bills of both. Only authz.transfer_workspace calls it.
CREATE FUNCTION authz.transfer_arrive(workspace uuid, org uuid, target uuid, given jsonb) RETURNS void
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  granted record;
  ended invitation;
  integrates boolean := EXISTS (SELECT FROM organization_feature f WHERE f.org_id = target AND f.feature = 'integrations');
BEGIN
  FOR granted IN SELECT (g ->> 'team')::uuid AS team, g ->> 'name' AS name, g ->> 'role' AS role, (g ->> 'endsAt')::timestamptz AS ends_at
    FROM jsonb_array_elements(given) g LOOP
    INSERT INTO team_grant (org_id, workspace_id, team_id, role, created_by_kind, created_by, ends_at)
      VALUES (target, transfer_arrive.workspace, granted.team, granted.role, authz.actor_kind(), authz.actor_id(), granted.ends_at);
    PERFORM authz.record_in(target, transfer_arrive.workspace, 'team.granted', 'team', granted.team::text, granted.name, NULL,
      json_build_object('role', granted.role));
  END LOOP;
  FOR ended IN
    UPDATE invitation i SET state = 'revoked', settled_at = now(), settled_by = authz.actor_id()
      WHERE i.org_id = target AND i.workspace_id = transfer_arrive.workspace AND i.state = 'pending' AND i.expires_at > now()
        AND NOT authz.is_backed(i)
      RETURNING i.*
  LOOP
    PERFORM authz.record_revoked(ended);
  END LOOP;
  UPDATE organization o SET has_policies = true WHERE o.id = target AND NOT o.has_policies AND EXISTS (
    SELECT FROM security_policy p WHERE p.org_id = target AND p.workspace_id = transfer_arrive.workspace);
  -- A plan with integrations in one of the two organizations, and without in the other.
  IF integrates <> EXISTS (SELECT FROM organization_feature f WHERE f.org_id = org AND f.feature = 'integrations') THEN
    UPDATE webhook h SET stopped = CASE WHEN NOT integrates THEN 'plan' END, stopped_at = CASE WHEN NOT integrates THEN now() END,
        failing_since = NULL, generation = h.generation + integrates::integer
      WHERE h.org_id = target AND h.workspace_id = transfer_arrive.workspace
        AND CASE WHEN integrates THEN h.stopped = 'plan' ELSE h.stopped IS NULL END;
  END IF;
  IF NOT EXISTS (
    SELECT FROM organization o JOIN authz.blueprint b ON b.key = o.blueprint
    WHERE o.id = target AND (
      EXISTS (SELECT FROM member m WHERE m.org_id = o.id AND m.workspace_id = transfer_arrive.workspace
        AND m.role = b.owner_role AND m.active AND authz.runs(m.ends_at))
      OR EXISTS (SELECT FROM organization_member p WHERE p.org_id = o.id AND p.role = b.owner_org_role AND p.active
        AND authz.runs(p.ends_at))))
  THEN
    RAISE EXCEPTION 'a workspace keeps at least one owner' USING ERRCODE = '23514', CONSTRAINT = 'member_keeps_owner';
  END IF;
  PERFORM authz.bill(org), authz.bill(target);
END
$$;

REVOKE ALL ON FUNCTION authz.transfer_arrive(uuid, uuid, uuid, jsonb) FROM PUBLIC;
