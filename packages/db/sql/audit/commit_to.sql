-- The entry with a commitment to each of its personal values: the SHA-256 of a salt of 32 hex digits and the value. Which are
-- personal is the domain's (authz.audit_personal): in an action that is not listed, and in a refused attempt, all. An id
-- of a target is only where an address stands in its place.
CREATE FUNCTION audit.commit_to(entry audit_entry) RETURNS audit_entry
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  SELECT '{' || coalesce(string_agg('"' || s.field || '":"' || encode(sha256(convert_to(s.salt || s.value, 'UTF8')), 'hex') || '"', ','
        ORDER BY s.place), '') || '}',
      '{' || coalesce(string_agg('"' || s.field || '":"' || s.salt || '"', ',' ORDER BY s.place), '') || '}'
    INTO entry.commitments, entry.salts
    FROM (
      SELECT v.place, v.field, v.value, replace(gen_random_uuid()::text, '-', '') AS salt
      FROM (VALUES (1, 'actorName', entry.actor_name), (2, 'ip', entry.ip),
        (3, 'targetId', CASE WHEN position('@' IN entry.target_id) > 0 THEN entry.target_id END),
        (4, 'targetName', entry.target_name), (5, 'before', entry.before), (6, 'after', entry.after)) v(place, field, value)
      LEFT JOIN authz.audit_personal p ON p.action = entry.action AND entry.outcome = 'done'
      WHERE v.value IS NOT NULL AND (p.action IS NULL OR v.field = ANY (p.personal))
      OFFSET 0) s;
  RETURN entry;
END
$$;

REVOKE ALL ON FUNCTION audit.commit_to(audit_entry) FROM PUBLIC;
