-- Opens the records of a kind for reading or appending, for the rest of this transaction, and returns the roots below which
-- the caller can do this: those of the entered workspace, or those of the workspaces that authz.read_across opened. The
-- caller never names them; a machine's key has those of the machine alone. Row policies read the setting, which is of this kind and act alone.
--   act   'read' or 'append'
CREATE FUNCTION authz.open_records(kind text, act text) RETURNS uuid[]
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  top text;
  roots uuid[];
BEGIN
  WITH RECURSIVE line AS (
    SELECT k.key, k.parent FROM authz.blueprint_kind k
      WHERE k.blueprint = current_setting('authz.blueprint', true) AND k.key = open_records.kind AND k.volume = 'many'
    UNION ALL
    SELECT k.key, k.parent FROM line JOIN authz.blueprint_kind k
      ON k.blueprint = current_setting('authz.blueprint', true) AND k.key = line.parent
  )
  SELECT l.key INTO top FROM line l WHERE l.parent IS NULL;
  IF top IS NULL OR act NOT IN ('read', 'append') THEN
    RAISE EXCEPTION 'no such records' USING ERRCODE = '42501';
  END IF;
  IF authz.workspace_id() IS NOT NULL THEN
    IF authz.has(kind || ':' || act) THEN
      roots := CASE WHEN top <> kind THEN ARRAY(
        SELECT r.id FROM resource_root r
        WHERE r.org_id = authz.org_id() AND r.workspace_id = authz.workspace_id() AND r.kind = top
          AND (authz.bound_to() IS NULL OR r.id = authz.bound_to()))
        WHEN authz.bound_to() IS NULL THEN ARRAY[authz.workspace_id()] END;
    END IF;
  ELSIF act = 'read' THEN
    roots := CASE WHEN top = kind THEN ARRAY(
      SELECT w.id FROM workspace w WHERE w.org_id = authz.org_id() AND authz.across() ? (open_records.kind || ' ' || w.id))
      ELSE ARRAY(
      SELECT r.id FROM resource_root r WHERE r.org_id = authz.org_id() AND r.kind = top
        AND authz.across() ? (open_records.kind || ' ' || r.workspace_id)) END;
  END IF;
  PERFORM set_config('authz.' || act || '_' || kind, coalesce(nullif(array_to_string(roots, ' '), ''), 'none'), true);
  RETURN coalesce(roots, '{}');
END
$$;

REVOKE ALL ON FUNCTION authz.open_records(text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.open_records(text, text) TO bailiwick_app;
