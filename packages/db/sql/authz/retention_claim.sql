-- Locks the organization and returns what its retention removes, as JSON: the stretch of its chain, of at most so many entries,
-- which ends before the first entry that any workspace keeps (M6); and its resources that came to a final state before the
-- window and that nothing refers to. Null if there is nothing, and no records either.
--   kinds, states   the final states, in two lists
CREATE FUNCTION authz.retention_claim(org uuid, days integer, kinds text[], states text[], most integer) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  head audit_head;
  last audit_entry;
  closed jsonb;
BEGIN
  PERFORM authz.lock_organization(org);
  SELECT h.* INTO head FROM audit_head h WHERE h.org_id = org;
  SELECT e.* INTO last FROM audit_entry e
    WHERE e.org_id = org AND e.seq > head.cut_seq AND e.seq < (
      SELECT coalesce(min(x.seq) FILTER (WHERE x.at >= now() - make_interval(days => greatest(retention_claim.days, k.days))),
        max(x.seq) + 1)
      FROM (SELECT n.seq, n.at, n.workspace_id FROM audit_entry n
        WHERE n.org_id = org AND n.seq > head.cut_seq ORDER BY n.seq LIMIT most) x
      LEFT JOIN authz.kept_longer(org) k ON k.workspace_id = x.workspace_id)
    ORDER BY e.seq DESC LIMIT 1;
  SELECT coalesce(jsonb_agg(to_jsonb(r) - 'search_name' - 'sort_name' ORDER BY r.id), '[]') INTO closed
    FROM resource r WHERE r.org_id = org AND r.root_id IN (
      SELECT t.id FROM resource t JOIN unnest(kinds, states) f (kind, state) ON f.kind = t.kind AND f.state = t.state
      JOIN resource_root s ON s.org_id = t.org_id AND s.id = t.root_id
      LEFT JOIN authz.kept_longer(org) k ON k.workspace_id = s.workspace_id
      WHERE t.org_id = org AND t.id = t.root_id
        AND coalesce(t.updated_at, t.created_at) < now() - make_interval(days => greatest(retention_claim.days, k.days))
        AND NOT EXISTS (SELECT FROM resource_reference x JOIN resource b ON b.org_id = x.org_id AND b.id = x.target_id
          JOIN resource a ON a.org_id = x.org_id AND a.id = x.resource_id
          WHERE b.org_id = org AND b.root_id = t.id AND a.root_id <> t.id));
  IF last.seq IS NULL AND closed = '[]' AND NOT EXISTS (SELECT FROM authz.old_records(org, retention_claim.days)) THEN
    RETURN NULL;
  END IF;
  RETURN (
    SELECT jsonb_build_object(
      'organization', jsonb_build_object('id', o.id, 'slug', o.slug, 'name', o.name),
      'before', audit.time_text(now() - make_interval(days => retention_claim.days)),
      'start', jsonb_build_object('seq', head.cut_seq, 'hash', encode(head.cut_hash, 'hex')),
      'end', jsonb_build_object('seq', coalesce(last.seq, head.cut_seq),
        'hash', encode(coalesce(last.hash, head.cut_hash), 'hex')),
      'resources', closed)
    FROM organization o WHERE o.id = org);
END
$$;

REVOKE ALL ON FUNCTION authz.retention_claim(uuid, integer, text[], text[], integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.retention_claim(uuid, integer, text[], text[], integer) TO bailiwick_worker;
