-- Removes a whole organization: workspaces, people, roles, limits and its audit rows, which were exported before. A
-- tombstone and the chain's head remain, to verify the export against.
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
  DELETE FROM key WHERE org_id = org;
  DELETE FROM team WHERE org_id = org;
  DELETE FROM directory_person WHERE org_id = org;
  DELETE FROM directory WHERE org_id = org;
  DELETE FROM organization_member WHERE org_id = org;
  DELETE FROM organization_feature WHERE org_id = org;
  DELETE FROM organization_limit WHERE org_id = org;
  DELETE FROM role WHERE org_id = org;
  DELETE FROM security_policy WHERE org_id = org;
  DELETE FROM outbox WHERE org_id = org;
  DELETE FROM audit_entry WHERE org_id = org;
  DELETE FROM audit_checkpoint WHERE org_id = org;
  DELETE FROM billing_account WHERE org_id = org;
  DELETE FROM billing_line WHERE org_id = org;
  DELETE FROM billing_statement WHERE org_id = org;
  UPDATE slug SET status = 'reserved', free_after = now() + interval '90 days' WHERE org_id = org;
END
$$;

REVOKE ALL ON FUNCTION authz.purge_organization(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.purge_organization(uuid) TO bailiwick_worker;
