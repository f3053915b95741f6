-- Opens the cursor `bundle_part` over the rows of one part of a bundle of the entered workspace, each as JSON text: all columns of
-- its table, whatever a later release adds, without the organization, what the database computes, and what is secret. Every table
-- of tenants is in one of the parts, or has a reason why it is in none (bundle-tables.ts); a test asks the catalog.
CREATE FUNCTION authz.open_bundle_part(part text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  org constant uuid := authz.org_id();
  home constant uuid := authz.workspace_id();
  bundle_part refcursor := 'bundle_part';
  flat boolean;
  step record;
  line text;
BEGIN
  PERFORM authz.need('workspace:export_bundle');
  SELECT b.topology = 'flat' INTO STRICT flat FROM organization o JOIN authz.blueprint b ON b.key = o.blueprint WHERE o.id = org;
  SELECT s.* INTO step FROM (VALUES
    ('role', '{updated_at,updated_by_name}', $q$level = 'workspace' AND NOT built_in AND ($3 OR key IN (
      SELECT m.role FROM member m WHERE m.org_id = $1 AND m.workspace_id = $2 AND authz.runs(m.ends_at)
      UNION SELECT g.role FROM team_grant g WHERE g.org_id = $1 AND g.workspace_id = $2 AND authz.runs(g.ends_at)
      UNION SELECT i.open_role FROM invitation i WHERE i.org_id = $1 AND i.workspace_id = $2))$q$, 'sort_name, key'),
    ('workspace_setting', '{workspace_id,updated_by}', 'workspace_id = $2', 'key'),
    ('member', '{workspace_id,picture,organization_end,end_set_at,end_set_by,end_warned}',
      'workspace_id = $2 AND authz.runs(ends_at)', 'created_at, user_id'),
    -- Its link works here alone: who imports it invites anew.
    ('invitation', '{id,workspace_id,state,token_hash,invited_by_kind,invited_by,invited_by_name,created_at,sent_at,expires_at,settled_at,settled_by}',
      $q$workspace_id = $2 AND state = 'pending' AND expires_at > now()$q$, 'email'),
    ('team', '{}', '($3 OR id IN (%teams))', 'sort_name'),
    ('team_member', '{picture}', '($3 OR team_id IN (%teams)) AND authz.runs(ends_at)', 'team_id, user_id'),
    ('team_grant', '{workspace_id,end_set_at,end_set_by,end_warned}', 'workspace_id = $2 AND authz.runs(ends_at)', 'team_id'),
    ('resource_root', '{workspace_id}', 'workspace_id = $2', 'id'),
    ('resource', '{resealed_at}', 'root_id IN (%roots)', 'id'),
    ('record', '{}', '(root_id = $2 OR root_id IN (%roots))', 'root_id, kind, at, id'),
    ('record_count', '{}', '(root_id = $2 OR root_id IN (%roots))', 'root_id, kind'),
    ('audit_entry', '{}', '($3 OR workspace_id = $2)', 'seq')
  ) s (name, without, chosen, ordered) WHERE s.name = open_bundle_part.part;
  IF step IS NULL THEN
    RAISE EXCEPTION 'a bundle has no part %', part USING ERRCODE = '22023';
  END IF;
  SELECT CASE
      -- As it was hashed.
      WHEN part = 'audit_entry' THEN $q$json_build_object('orgId', t.org_id, 'seq', t.seq, 'at', audit.time_text(t.at), 'workspaceId', t.workspace_id,
        'actorKind', t.actor_kind, 'actorId', t.actor_id, 'actorName', t.actor_name, 'via', t.via, 'ip', t.ip, 'action', t.action,
        'targetKind', t.target_kind, 'targetId', t.target_id, 'targetName', t.target_name, 'outcome', t.outcome, 'before', t.before,
        'after', t.after, 'prevHash', encode(t.prev_hash, 'hex'), 'hash', encode(t.hash, 'hex'), 'commitments', t.commitments, 'salts', t.salts)$q$
      ELSE format('to_jsonb(t) - %L::text[]', array_agg(a.attname) FILTER (WHERE a.attgenerated <> '') || '{org_id}' || step.without::text[])
        || CASE WHEN part IN ('resource', 'record') THEN $q$ || jsonb_build_object('fields', t.fields - ARRAY(SELECT f.key FROM authz.blueprint_field f
          JOIN organization o ON o.blueprint = f.blueprint WHERE o.id = $1 AND f.kind = t.kind AND f.is_secret))$q$ ELSE '' END
    END INTO line
    FROM pg_attribute a WHERE a.attrelid = step.name::regclass AND a.attnum > 0 AND NOT a.attisdropped;
  OPEN bundle_part NO SCROLL FOR EXECUTE replace(replace(
    format('SELECT (%s)::text AS row FROM %I t WHERE org_id = $1 AND %s ORDER BY %s', line, step.name, step.chosen, step.ordered),
    '%teams', 'SELECT g.team_id FROM team_grant g WHERE g.org_id = $1 AND g.workspace_id = $2 AND authz.runs(g.ends_at)'),
    '%roots', 'SELECT o.id FROM resource_root o WHERE o.org_id = $1 AND o.workspace_id = $2') USING org, home, flat;
END
$$;

REVOKE ALL ON FUNCTION authz.open_bundle_part(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.open_bundle_part(text) TO bailiwick_app;
