-- Removes one workspace that purge_claim locked in this transaction. Its slugs stay reserved for 90 days; its audit
-- rows stay in the organization's chain.
CREATE FUNCTION authz.purge_workspace(org uuid, workspace uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  DELETE FROM workspace w WHERE w.org_id = org AND w.id = purge_workspace.workspace
    AND w.state = 'pending_deletion' AND w.purge_after <= now();
  IF NOT FOUND THEN RAISE EXCEPTION 'not due for a purge' USING ERRCODE = '55000'; END IF;
  -- What it was allotted and did not use is the organization's again.
  INSERT INTO quota_entry (org_id, meter, starts_at, place, kind, amount, actor_kind)
    SELECT b.org_id, b.meter, b.starts_at, b.place, 'allot', b.reserved + b.used, 'system'
    FROM quota_balance b JOIN quota_period p USING (org_id, meter, starts_at)
    WHERE b.org_id = org AND b.place = purge_workspace.workspace AND p.ends_at > now()
      AND b.allotted > b.reserved + b.used;
  UPDATE slug s SET status = 'reserved', free_after = now() + interval '90 days'
    WHERE s.org_id = org AND s.workspace_id = purge_workspace.workspace;
END
$$;

REVOKE ALL ON FUNCTION authz.purge_workspace(uuid, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.purge_workspace(uuid, uuid) TO bailiwick_worker;
