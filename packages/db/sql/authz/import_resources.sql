-- Puts the resources of a bundle that arrived into their places, once all of them have, for the import that this transaction
-- began. Returns how many.
CREATE FUNCTION authz.import_resources(people jsonb) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  at bundle_import;
  model text;
  arrived integer;
  written integer;
BEGIN
  SELECT * INTO at FROM authz.import_here();
  IF at IS NULL THEN
    RAISE EXCEPTION 'nothing is imported here' USING ERRCODE = '42501';
  END IF;
  SELECT o.blueprint INTO STRICT model FROM organization o WHERE o.id = at.org_id;
  PERFORM authz.import_into('resource', NULL, people, at, model);
  WITH gone AS (DELETE FROM authz.bundle_resource b WHERE b.import = at.id RETURNING 1) SELECT count(*) INTO arrived FROM gone;
  SELECT count(*) INTO written FROM resource_root o JOIN resource e ON e.org_id = o.org_id AND e.root_id = o.id
    WHERE o.org_id = at.org_id AND o.workspace_id = at.workspace_id;
  -- One of a kind that is not known here would be lost, and a place without its resource shows nothing.
  IF written <> arrived OR EXISTS (SELECT FROM resource_root o WHERE o.org_id = at.org_id AND o.workspace_id = at.workspace_id
    AND NOT EXISTS (SELECT FROM resource e WHERE e.org_id = o.org_id AND e.id = o.id AND e.root_id = o.id))
  THEN
    RAISE EXCEPTION 'a resource that can not be here' USING ERRCODE = '23514';
  END IF;
  RETURN arrived;
END
$$;

REVOKE ALL ON FUNCTION authz.import_resources(jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.import_resources(jsonb) TO bailiwick_app;
