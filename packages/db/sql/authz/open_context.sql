-- Sets the context that row-level security reads, local to the transaction, from what authz.enter found. It runs with every
-- read, so it sets no search_path of its own; its callers have.
CREATE FUNCTION authz.open_context(r text[]) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  PERFORM set_config('authz.session_id', coalesce(r[2], ''), true),
          set_config('authz.actor_kind', r[17], true),
          set_config('authz.actor_id', r[4], true),
          set_config('authz.actor_name', r[9], true),
          set_config('authz.person_id', CASE r[17] WHEN 'user' THEN r[4] ELSE '' END, true),
          set_config('authz.org_id', coalesce(r[6], ''), true),
          set_config('authz.blueprint', coalesce(r[10], ''), true),
          set_config('authz.workspace_id', coalesce(r[11], ''), true),
          set_config('authz.held', r[12], true),
          set_config('authz.permissions', r[13], true),
          set_config('authz.organization_permissions', r[14], true),
          set_config('authz.via', r[15], true),
          set_config('authz.ip', coalesce(r[16], ''), true),
          set_config('authz.bound_to', coalesce(r[18], ''), true),
          set_config('authz.confined_to', coalesce(r[23], ''), true);
END
$$;

REVOKE ALL ON FUNCTION authz.open_context(text[]) FROM PUBLIC;
