-- Organizations of the instance, newest last, for the platform admin. `after_*` is the cursor; at most `count` rows.
CREATE FUNCTION authz.platform_organizations(search text, after_created timestamptz, after_id uuid, count integer)
RETURNS TABLE (id uuid, slug text, name text, blueprint text, plan text, state text, created_at timestamptz,
               purge_after timestamptz, workspaces bigint, ownerless bigint, pending_deletion bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT o.id, o.slug, o.name, o.blueprint, o.plan, o.state, o.created_at, o.purge_after,
    (SELECT pg_catalog.count(*) FROM workspace w WHERE w.org_id = o.id),
    (SELECT pg_catalog.count(*) FROM workspace w WHERE w.org_id = o.id AND authz.owners(o.id, w.id) = 0),
    (SELECT pg_catalog.count(*) FROM workspace w WHERE w.org_id = o.id AND w.state = 'pending_deletion')
  FROM organization o
  WHERE authz.has('platform:read') AND o.state <> 'purged'
    AND (search = '' OR position((SELECT authz.search_key(search)) IN o.search_name) > 0
      OR position((SELECT authz.search_key(search)) IN o.slug) > 0)
    AND (after_id IS NULL OR (o.created_at, o.id) > (after_created, after_id))
  ORDER BY o.created_at, o.id LIMIT count
$$;

REVOKE ALL ON FUNCTION authz.platform_organizations(text, timestamptz, uuid, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.platform_organizations(text, timestamptz, uuid, integer) TO bailiwick_app;
