-- Says where a resource of a kind of either level is: in the entered workspace alone, in chosen ones, or in all of the
-- organization (null). It takes what creates one of the kind, or what edits it, wherever it reaches before and after (S5).
--   operation   `create` for a resource that the same commit made, else `update`
CREATE FUNCTION authz.share_resource(root uuid, workspaces uuid[], operation text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  shared resource_root;
  here uuid := authz.workspace_id();
  alone boolean := workspaces = ARRAY[here];
BEGIN
  SELECT r.* INTO shared FROM resource_root r
    JOIN authz.blueprint_kind k ON k.blueprint = current_setting('authz.blueprint', true) AND k.key = r.kind AND k.level = 'either'
    WHERE r.org_id = authz.org_id() AND r.id = root FOR UPDATE OF r;
  IF shared.id IS NULL OR here IS NULL OR authz.bound_to() IS NOT NULL
    OR NOT (CASE WHEN shared.workspace_id IS NULL THEN authz.may_share(root, operation)
      ELSE shared.workspace_id = here AND authz.may_reach(shared.kind, operation, here) END)
    OR NOT (CASE WHEN workspaces IS NULL THEN EXISTS (
        SELECT FROM authz.blueprint_permission p WHERE p.blueprint = current_setting('authz.blueprint', true)
          AND p.operation = operation AND split_part(p.name, ':', 1) = shared.kind AND authz.has_everywhere(p.name))
      ELSE here = ANY (workspaces)
        AND (SELECT bool_and(authz.may_reach(shared.kind, operation, w)) FROM unnest(workspaces) w) END)
  THEN
    RAISE EXCEPTION 'this can not be shared so' USING ERRCODE = '42501';
  END IF;
  UPDATE resource_root r SET workspace_id = CASE WHEN alone THEN here END, chosen = workspaces IS NOT NULL AND NOT alone
    WHERE r.org_id = shared.org_id AND r.id = root;
  IF workspaces IS NOT NULL AND NOT alone THEN
    INSERT INTO resource_reach (org_id, root_id, workspace_id)
      SELECT shared.org_id, root, w FROM unnest(workspaces) w ON CONFLICT DO NOTHING;
  END IF;
  DELETE FROM resource_reach x WHERE x.org_id = shared.org_id AND x.root_id = root
    AND (alone OR workspaces IS NULL OR x.workspace_id <> ALL (workspaces));
END
$$;

REVOKE ALL ON FUNCTION authz.share_resource(uuid, uuid[], text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.share_resource(uuid, uuid[], text) TO bailiwick_app;
