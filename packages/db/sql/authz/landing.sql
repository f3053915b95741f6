-- The workspace for a call that names none, and for the next sign-in: the session's workspace if it can still be
-- entered, else the default workspace of one of the person's organizations, else the first by name (M8, M66, M69). The
-- session's workspace is looked up by key, so that the cost does not depend on the number of others; only without it
-- are all of them read, once.
CREATE FUNCTION authz.landing(wanted uuid) RETURNS TABLE (id uuid, slug text, name text, organization text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  RETURN QUERY
    SELECT w.id, w.slug, w.name, o.slug
    FROM workspace w JOIN organization o ON o.id = w.org_id
    JOIN authz.blueprint_level_mask l ON l.blueprint = o.blueprint AND l.level = 'workspace'
    JOIN authz.blueprint_state_mask s ON s.blueprint = o.blueprint AND s.state = 'active'
    WHERE w.id = wanted AND w.state = 'active' AND o.state IN ('active', 'deletion_requested')
      AND coalesce(o.id = authz.confined_to(), true)
      AND (authz.reach_of(w.org_id, w.id, authz.person_id()) & l.permissions & s.permissions) <> repeat('0', 256)::bit(256);
  IF FOUND THEN RETURN; END IF;
  RETURN QUERY
    SELECT w.id, w.slug, w.name, w.org_slug FROM authz.my_workspaces('', false, NULL, NULL, NULL) w
    ORDER BY w.is_default DESC, w.sort_name, w.id LIMIT 1;
END
$$;

REVOKE ALL ON FUNCTION authz.landing(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.landing(uuid) TO bailiwick_app;
