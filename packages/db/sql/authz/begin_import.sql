-- Begins to import a bundle into the entered workspace, which the acting person created in this same transaction: nothing is ever
-- imported into a workspace that was there before.
CREATE FUNCTION authz.begin_import(import uuid, bundle_hash text, signer text, manifest jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF authz.person_id() IS NULL OR NOT EXISTS (SELECT FROM workspace w WHERE w.org_id = authz.org_id() AND w.id = authz.workspace_id()
    AND w.created_by = authz.person_id() AND w.created_at = now() AND w.xmin = pg_current_xact_id()::xid)
    OR EXISTS (SELECT FROM resource_root r WHERE r.org_id = authz.org_id() AND r.workspace_id = authz.workspace_id())
  THEN
    RAISE EXCEPTION 'a bundle is imported into a workspace of its own' USING ERRCODE = '42501';
  END IF;
  INSERT INTO bundle_import (org_id, workspace_id, id, hash, public_key, instance, written_at, source_org, source_workspace,
      whole, start_seq, start_hash, end_seq, end_hash, checkpoint, checkpoint_key, imported_by, imported_by_name)
    VALUES (authz.org_id(), authz.workspace_id(), import, bundle_hash, signer, manifest ->> 'instance',
      (manifest ->> 'writtenAt')::timestamptz, (manifest #>> '{organization,id}')::uuid, (manifest #>> '{workspace,id}')::uuid,
      (manifest #>> '{log,whole}')::boolean, (manifest #>> '{log,start,seq}')::bigint, manifest #>> '{log,start,hash}',
      (manifest #>> '{log,head,seq}')::bigint, manifest #>> '{log,head,hash}', manifest #>> '{log,checkpoint}',
      manifest #>> '{log,key}', authz.person_id(), left(current_setting('authz.actor_name'), 320));
END
$$;

REVOKE ALL ON FUNCTION authz.begin_import(uuid, text, text, jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.begin_import(uuid, text, text, jsonb) TO bailiwick_app;
