-- The workspaces of the context's organization in which a subject can use a permission in their present state, by id, after
-- one. For those who can ask, in the workspaces where they can; about oneself, in all of them.
CREATE FUNCTION authz.workspaces_with(kind text, subject text, permission text, after uuid, count integer)
RETURNS TABLE (id uuid, slug text, name text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT w.id, w.slug, w.name
  FROM (SELECT authz.subject_here(kind, subject) AS id) f
  JOIN organization o ON o.id = authz.org_id()
  JOIN workspace w ON w.org_id = o.id AND (after IS NULL OR w.id > after)
  JOIN authz.blueprint_state_mask s ON s.blueprint = o.blueprint AND s.state = w.state
  WHERE f.id IS NOT NULL
    AND (f.id = authz.actor_id() OR (authz.has('access:check') AND (w.id = authz.workspace_id() OR get_bit(
      coalesce(nullif(current_setting('authz.organization_permissions', true), '')::bit(256), repeat('0', 256)::bit(256)),
      authz.bit_here('access:check')) = 1)))
    AND get_bit(authz.held_by(kind, f.id, w.id) & s.permissions, authz.bit_here(permission)) = 1
  ORDER BY w.id LIMIT count
$$;

REVOKE ALL ON FUNCTION authz.workspaces_with(text, text, text, uuid, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.workspaces_with(text, text, text, uuid, integer) TO bailiwick_app;
