-- The system's own entries, for the worker's jobs.
CREATE FUNCTION audit.append_system(
  org uuid, workspace uuid, action text, target_kind text, target_id text, target_name text, before text, after text
) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  entry audit_entry;
BEGIN
  entry.org_id := org;
  entry.workspace_id := workspace;
  entry.via := 'system';
  entry.actor_kind := 'system';
  entry.actor_name := 'Bailiwick';
  entry.action := action;
  entry.target_kind := target_kind;
  entry.target_id := target_id;
  entry.target_name := target_name;
  entry.outcome := 'done';
  entry.before := before;
  entry.after := after;
  entry := audit.write(entry);
  RETURN entry.seq;
END
$$;

REVOKE ALL ON FUNCTION audit.append_system(uuid, uuid, text, text, text, text, text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION audit.append_system(uuid, uuid, text, text, text, text, text, text) TO bailiwick_worker;
