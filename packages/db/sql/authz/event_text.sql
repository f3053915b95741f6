-- An entry of the log as an event, in the bytes that are sent (docs/events.md).
--   type  the entry's action, or another name for what it tells
CREATE FUNCTION authz.event_text(entry audit_entry, id text, type text) RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE SET search_path = public, pg_temp AS $$
  SELECT json_build_object(
    'type', type, 'timestamp', audit.time_text(entry.at), 'data', json_build_object(
      'version', 1, 'id', id, 'sequence', entry.seq, 'organization', entry.org_id, 'workspace', entry.workspace_id,
      'actor', json_build_object('kind', entry.actor_kind, 'id', entry.actor_id, 'name', entry.actor_name),
      'target', CASE WHEN entry.target_kind IS NOT NULL THEN
        json_build_object('kind', entry.target_kind, 'id', entry.target_id, 'name', entry.target_name) END,
      'before', CASE WHEN entry.before IS JSON THEN entry.before::json END,
      'after', CASE WHEN entry.after IS JSON THEN entry.after::json END))::text
$$;

REVOKE ALL ON FUNCTION authz.event_text(audit_entry, text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.event_text(audit_entry, text, text) TO bailiwick_app;
