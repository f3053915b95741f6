-- Moves a root with everything below it to a workspace of another tenant: its rows are copied there and deleted here, in one
-- commit. Every column is copied, whatever a later release adds. Only authz.move_resource calls it, which decides that.
CREATE FUNCTION authz.move_to_tenant(root uuid, org uuid, workspace uuid) RETURNS void
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  step record;
  secrets jsonb;
BEGIN
  FOR step IN
    WITH RECURSIVE line AS (
      SELECT k.key, 0 AS depth FROM authz.blueprint_kind k
        WHERE k.blueprint = current_setting('authz.blueprint') AND k.parent IS NULL
      UNION ALL
      SELECT k.key, l.depth + 1 FROM line l
        JOIN authz.blueprint_kind k ON k.blueprint = current_setting('authz.blueprint') AND k.parent = l.key
    ), part (at, name, chosen) AS (
      VALUES (1, 'resource_root', 'id = $1')
      -- What stands under another comes after it.
      UNION ALL SELECT 2 + l.depth, 'resource', format('root_id = $1 AND kind = %L', l.key) FROM line l
      UNION ALL VALUES
        (100, 'record', 'root_id = $1'),
        (100, 'record_count', 'root_id = $1'),
        (101, 'run', 'resource_id IN (SELECT r.id FROM resource r WHERE r.org_id = $2 AND r.root_id = $1)'),
        (102, 'heartbeat', 'resource_id = $1'),
        (103, 'key', 'resource_id = $1'),
        (104, 'key_use', 'key_id = $1')
    )
    SELECT p.name, p.chosen, string_agg(quote_ident(a.attname), ', ') AS columns,
      string_agg(CASE a.attname WHEN 'org_id' THEN '$3' WHEN 'workspace_id' THEN '$4' WHEN 'place' THEN '$4'
        -- The schedule that started a run stays.
        WHEN 'repeats_id' THEN 'NULL'
        ELSE quote_ident(a.attname) END, ', ') AS copies
    FROM part p
    JOIN pg_attribute a ON a.attrelid = p.name::regclass AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
    GROUP BY p.at, p.name, p.chosen ORDER BY p.at
  LOOP
    EXECUTE format('INSERT INTO %1$I (%2$s) SELECT %3$s FROM %1$I WHERE org_id = $2 AND %4$s',
      step.name, step.columns, step.copies, step.chosen) USING root, authz.org_id(), org, workspace;
  END LOOP;
  -- A secret is one in the instance: it leaves before it arrives.
  SELECT jsonb_agg(to_jsonb(s) || jsonb_build_object('org_id', org)) INTO secrets FROM key_secret s
    WHERE s.org_id = authz.org_id() AND s.key_id = root;
  DELETE FROM record r WHERE r.org_id = authz.org_id() AND r.root_id = root;
  DELETE FROM record_count c WHERE c.org_id = authz.org_id() AND c.root_id = root;
  DELETE FROM resource_root r WHERE r.org_id = authz.org_id() AND r.id = root;
  INSERT INTO key_secret SELECT s.* FROM jsonb_populate_recordset(NULL::key_secret, secrets) s;
END
$$;

REVOKE ALL ON FUNCTION authz.move_to_tenant(uuid, uuid, uuid) FROM PUBLIC;
