-- Erases people from the logs that imported workspaces brought along, as authz.erase_person does from the organizations' own: their
-- ids there are those of another instance, and are found by their addresses. Returns the organization of each entry.
CREATE FUNCTION authz.erase_imported(addresses text[], pattern text) RETURNS SETOF uuid
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  people text[] := ARRAY(
    SELECT e.actor_id::text FROM imported_entry e WHERE e.actor_kind = 'user' AND e.actor_name = ANY (addresses)
    UNION SELECT e.target_id FROM imported_entry e WHERE e.target_kind = 'user' AND e.target_name = ANY (addresses));
BEGIN
  RETURN QUERY WITH theirs AS (
    SELECT e.org_id, e.workspace_id, e.seq, array_agg(v.field) AS fields
    FROM imported_entry e
    CROSS JOIN LATERAL (VALUES
      ('actorName', e.actor_name, e.actor_id::text = ANY (people)), ('ip', e.ip, e.actor_id::text = ANY (people)),
      ('targetId', e.target_id, false),
      ('targetName', e.target_name, e.target_kind = 'user' AND e.target_id = ANY (people)),
      ('before', e.before, e.target_kind = 'user' AND e.target_id = ANY (people)),
      ('after', e.after, e.target_kind = 'user' AND e.target_id = ANY (people))) v(field, value, is_theirs)
    WHERE e.salts::jsonb ? v.field AND (v.is_theirs OR lower(v.value) ~ pattern)
    GROUP BY e.org_id, e.workspace_id, e.seq
  )
  UPDATE imported_entry e SET
      actor_name = CASE WHEN 'actorName' = ANY (t.fields) THEN NULL ELSE e.actor_name END,
      ip = CASE WHEN 'ip' = ANY (t.fields) THEN NULL ELSE e.ip END,
      target_id = CASE WHEN 'targetId' = ANY (t.fields) THEN NULL ELSE e.target_id END,
      target_name = CASE WHEN 'targetName' = ANY (t.fields) THEN NULL ELSE e.target_name END,
      before = CASE WHEN 'before' = ANY (t.fields) THEN NULL ELSE e.before END,
      after = CASE WHEN 'after' = ANY (t.fields) THEN NULL ELSE e.after END,
      salts = (e.salts::jsonb - t.fields)::text
    FROM theirs t WHERE e.org_id = t.org_id AND e.workspace_id = t.workspace_id AND e.seq = t.seq
    RETURNING e.org_id;
END
$$;

REVOKE ALL ON FUNCTION authz.erase_imported(text[], text) FROM PUBLIC;
