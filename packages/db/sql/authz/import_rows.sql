-- Writes rows of one part of a bundle into the entered workspace, for the import that this transaction began. Of what a row says,
-- its organization and workspace are replaced, its ids and references are those that follow from the import, and people are those
-- of `people`, by their ids in the bundle; others are no one. A row with a column that is not known here is refused: it would
-- lose something.
CREATE FUNCTION authz.import_rows(part text, rows jsonb, people jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  at bundle_import;
  model text;
  own text[];
BEGIN
  SELECT * INTO at FROM authz.import_here();
  IF at IS NULL OR part NOT IN ('resource_root', 'resource', 'record', 'record_count', 'audit_entry') THEN
    RAISE EXCEPTION 'nothing is imported here' USING ERRCODE = '42501';
  END IF;
  IF part = 'audit_entry' THEN
    INSERT INTO imported_entry (org_id, workspace_id, seq, at, source_workspace, actor_kind, actor_id, actor_name, via, ip, action,
        target_kind, target_id, target_name, outcome, before, after, prev_hash, hash, commitments, salts)
      SELECT at.org_id, at.workspace_id, (e ->> 'seq')::bigint, (e ->> 'at')::timestamptz, (e ->> 'workspaceId')::uuid, e ->> 'actorKind',
        (e ->> 'actorId')::uuid, e ->> 'actorName', e ->> 'via', e ->> 'ip', e ->> 'action', e ->> 'targetKind', e ->> 'targetId',
        e ->> 'targetName', e ->> 'outcome', e ->> 'before', e ->> 'after', decode(e ->> 'prevHash', 'hex'), decode(e ->> 'hash', 'hex'),
        e ->> 'commitments', e ->> 'salts'
      FROM jsonb_array_elements(rows) e;
    RETURN;
  END IF;
  SELECT o.blueprint INTO STRICT model FROM organization o WHERE o.id = at.org_id;
  own := ARRAY(SELECT a.attname FROM pg_attribute a
    WHERE a.attrelid = ('public.' || part)::regclass AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '' AND a.attname <> 'org_id');
  IF EXISTS (SELECT FROM jsonb_array_elements(rows) e, jsonb_object_keys(e) k WHERE k <> ALL (own)) THEN
    RAISE EXCEPTION 'a column that is not known' USING ERRCODE = '22023';
  END IF;
  IF part = 'resource' THEN
    INSERT INTO authz.bundle_resource (import, data) SELECT at.id, e FROM jsonb_array_elements(rows) e;
    RETURN;
  END IF;
  PERFORM authz.import_into(part, rows, people, at, model);
  IF part IN ('record', 'record_count') AND EXISTS (
    SELECT FROM (SELECT DISTINCT (e ->> 'root_id')::uuid AS root, e ->> 'kind' AS kind FROM jsonb_array_elements(rows) e) x
    WHERE NOT EXISTS (SELECT FROM authz.blueprint_kind k WHERE k.blueprint = model AND k.key = x.kind AND k.volume = 'many')
      OR (x.root <> at.source_workspace AND NOT EXISTS (SELECT FROM resource_root r
        WHERE r.org_id = at.org_id AND r.workspace_id = at.workspace_id AND r.id = authz.imported_id(at.id, x.root))))
  THEN
    RAISE EXCEPTION 'a record of nothing' USING ERRCODE = '23503';
  END IF;
END
$$;

REVOKE ALL ON FUNCTION authz.import_rows(text, jsonb, jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.import_rows(text, jsonb, jsonb) TO bailiwick_app;
