-- Appends to the chain of the context's organization, as the context's actor.
CREATE FUNCTION audit.append(
  action text, target_kind text, target_id text, target_name text, outcome text, before text, after text
) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  entry audit_entry;
BEGIN
  entry.org_id := authz.org_id();
  IF entry.org_id IS NULL OR authz.actor_id() IS NULL THEN
    RAISE EXCEPTION 'audit.append needs a tenant context' USING ERRCODE = '42501';
  END IF;
  entry.workspace_id := authz.workspace_id();
  entry.via := current_setting('authz.via');
  entry.actor_kind := authz.actor_kind();
  entry.actor_id := authz.actor_id();
  entry.actor_name := current_setting('authz.actor_name');
  entry.ip := nullif(current_setting('authz.ip'), '');
  entry.action := action;
  entry.target_kind := target_kind;
  entry.target_id := target_id;
  entry.target_name := target_name;
  entry.outcome := outcome;
  entry.before := before;
  entry.after := after;
  entry := audit.write(entry);
  RETURN entry.seq;
END
$$;

REVOKE ALL ON FUNCTION audit.append(text, text, text, text, text, text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION audit.append(text, text, text, text, text, text, text) TO bailiwick_app;
