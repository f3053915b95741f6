-- Records in a workspace's log what an action on the organization does there, as the context's actor. The context does
-- not have to be in that organization yet.
CREATE FUNCTION authz.record_in(
  org uuid, workspace uuid, action text, target_kind text, target_id text, target_name text, before json, after json
) RETURNS void
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  entry audit_entry;
BEGIN
  entry.org_id := org;
  entry.workspace_id := workspace;
  entry.via := current_setting('authz.via');
  entry.actor_kind := authz.actor_kind();
  entry.actor_id := authz.actor_id();
  entry.actor_name := current_setting('authz.actor_name');
  entry.ip := nullif(current_setting('authz.ip'), '');
  entry.action := action;
  entry.target_kind := target_kind;
  entry.target_id := target_id;
  entry.target_name := target_name;
  entry.outcome := 'done';
  entry.before := before::text;
  entry.after := after::text;
  PERFORM audit.write(entry);
END
$$;

REVOKE ALL ON FUNCTION authz.record_in(uuid, uuid, text, text, text, text, json, json) FROM PUBLIC;
