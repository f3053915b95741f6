-- The import into the entered workspace that this transaction began; no row otherwise.
CREATE FUNCTION authz.import_here() RETURNS SETOF bundle_import
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT i.* FROM bundle_import i
  WHERE i.org_id = authz.org_id() AND i.workspace_id = authz.workspace_id() AND i.imported_by = authz.person_id()
    AND i.xmin = pg_current_xact_id()::xid AND i.imported_at = now()
$$;

REVOKE ALL ON FUNCTION authz.import_here() FROM PUBLIC;
