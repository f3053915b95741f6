-- Ends in a workspace's organization what was the workspace's there and does not go along, before it is transferred: what it
-- was allotted, its sight of shared resources, and its place in keys of the organization, of which one that had no other is
-- revoked. What it used stays used. Only authz.transfer_workspace calls it.
CREATE FUNCTION authz.transfer_leave(workspace uuid, org uuid) RETURNS void
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  ended key;
BEGIN
  INSERT INTO quota_entry (org_id, meter, starts_at, place, kind, amount, actor_kind, actor_id)
    SELECT b.org_id, b.meter, b.starts_at, b.place, 'allot', b.reserved + b.used, authz.actor_kind(), authz.actor_id()
    FROM quota_balance b JOIN quota_period p USING (org_id, meter, starts_at)
    WHERE b.org_id = org AND b.place = transfer_leave.workspace AND p.ends_at > now()
      AND b.allotted > b.reserved + b.used;
  DELETE FROM resource_reach x WHERE x.org_id = org AND x.workspace_id = transfer_leave.workspace;
  UPDATE key k SET workspace_ids = array_remove(k.workspace_ids, transfer_leave.workspace)
    WHERE k.org_id = org AND transfer_leave.workspace = ANY (k.workspace_ids) AND cardinality(k.workspace_ids) > 1;
  FOR ended IN
    UPDATE key k SET revoked_at = now(), revoked_by_name = left(current_setting('authz.actor_name'), 320)
      WHERE k.org_id = org AND k.workspace_ids = ARRAY[transfer_leave.workspace] AND k.revoked_at IS NULL
      RETURNING k.*
  LOOP
    PERFORM authz.record_in(org, NULL, 'organization.key_revoked', 'key', ended.id::text, ended.name,
      json_build_object('state', 'active'), NULL);
  END LOOP;
END
$$;

REVOKE ALL ON FUNCTION authz.transfer_leave(uuid, uuid) FROM PUBLIC;
