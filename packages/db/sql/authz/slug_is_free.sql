-- Is this slug free in this namespace? A hint for forms; take_slug decides. Does not reveal the slugs of organizations
-- that the caller is not in.
CREATE FUNCTION authz.slug_is_free(space text, wanted text) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT authz.actor_id() IS NOT NULL
    AND (space IN ('organizations', 'workspaces')
      OR EXISTS (SELECT 1 FROM organization_member p WHERE p.user_id = authz.person_id() AND p.org_id::text = space
        AND authz.runs(p.ends_at)))
    AND NOT EXISTS (SELECT 1 FROM slug s WHERE s.namespace = space AND s.slug = wanted
                    AND NOT (s.status <> 'current' AND s.free_after <= now()))
$$;

REVOKE ALL ON FUNCTION authz.slug_is_free(text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.slug_is_free(text, text) TO bailiwick_app;
