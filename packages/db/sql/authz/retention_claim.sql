-- Locks the organization and returns what its retention removes, as JSON: the stretch of its chain, of at most so many entries,
-- and its resources that came to a final state before the window and that nothing refers to. Null if there is nothing.
--   kinds, states   the final states, in two lists
CREATE FUNCTION authz.retention_claim(org uuid, days integer, kinds text[], states text[], most integer) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  head audit_head;
  last audit_entry;
  oldest constant timestamptz := now() - make_interval(days => retention_claim.days);
BEGIN
  PERFORM authz.lock_organization(org);
  SELECT h.* INTO head FROM audit_head h WHERE h.org_id = org;
  SELECT e.* INTO last FROM (
    SELECT x.* FROM audit_entry x WHERE x.org_id = org AND x.seq > head.cut_seq ORDER BY x.seq LIMIT most) e
    WHERE e.at < oldest ORDER BY e.seq DESC LIMIT 1;
  IF NOT FOUND THEN RETURN NULL; END IF;
  RETURN (
    SELECT jsonb_build_object(
      'organization', jsonb_build_object('id', o.id, 'slug', o.slug, 'name', o.name),
      'before', audit.time_text(oldest),
      'start', jsonb_build_object('seq', head.cut_seq, 'hash', encode(head.cut_hash, 'hex')),
      'end', jsonb_build_object('seq', last.seq, 'hash', encode(last.hash, 'hex')),
      'resources', (
        SELECT coalesce(jsonb_agg(to_jsonb(r) - 'search_name' - 'sort_name' ORDER BY r.id), '[]')
        FROM resource r WHERE r.org_id = org AND r.root_id IN (
          SELECT t.id FROM resource t JOIN unnest(kinds, states) f (kind, state) ON f.kind = t.kind AND f.state = t.state
          WHERE t.org_id = org AND t.id = t.root_id AND coalesce(t.updated_at, t.created_at) < oldest
            AND NOT EXISTS (SELECT FROM resource_reference x JOIN resource b ON b.org_id = x.org_id AND b.id = x.target_id
              JOIN resource a ON a.org_id = x.org_id AND a.id = x.resource_id
              WHERE b.org_id = org AND b.root_id = t.id AND a.root_id <> t.id))))
    FROM organization o WHERE o.id = org);
END
$$;

REVOKE ALL ON FUNCTION authz.retention_claim(uuid, integer, text[], text[], integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.retention_claim(uuid, integer, text[], text[], integer) TO bailiwick_worker;
