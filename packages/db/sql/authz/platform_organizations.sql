-- Organizations of the instance, for the platform admin.
--   kind       the key of a blueprint, or null for all
--   standing   null for all, a state, or 'ownerless': with a workspace that has no owner
--   sort       'created' or 'name'
--   after_*    the cursor: `place` and `id` of the last row that was read
--   count_to   up to how many organizations `total` counts; null for no total
CREATE FUNCTION authz.platform_organizations(
  search text, kind text, standing text, sort text, descending boolean, after_place text, after_id uuid, count integer,
  count_to integer
)
RETURNS TABLE (id uuid, slug text, name text, blueprint text, plan text, state text, created_at timestamptz,
               purge_after timestamptz, workspaces bigint, ownerless bigint, pending_deletion bigint, place text,
               total bigint)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  by_name boolean := platform_organizations.sort = 'name';
  key text := CASE WHEN by_name THEN 'lower(o.name)' ELSE 'o.created_at' END;
  direction text := CASE WHEN platform_organizations.descending THEN 'DESC' ELSE 'ASC' END;
  wanted text := $w$
    o.state <> 'purged' AND ($7 IS NULL OR o.blueprint = $7)
    AND ($1 = '' OR position((SELECT authz.search_key($1)) IN o.search_name) > 0
      OR position((SELECT authz.search_key($1)) IN o.slug) > 0)
    AND CASE WHEN $2 IS NULL THEN true
          WHEN $2 = 'ownerless' THEN
            EXISTS (SELECT FROM workspace w WHERE w.org_id = o.id AND authz.owners(o.id, w.id) = 0)
          ELSE o.state = $2 END $w$;
BEGIN
  IF NOT authz.has('platform:read') THEN
    RETURN;
  END IF;
  RETURN QUERY EXECUTE format($q$
    SELECT o.id, o.slug, o.name, o.blueprint, o.plan, o.state, o.created_at, o.purge_after,
      (SELECT pg_catalog.count(*) FROM workspace w WHERE w.org_id = o.id),
      (SELECT pg_catalog.count(*) FROM workspace w WHERE w.org_id = o.id AND authz.owners(o.id, w.id) = 0),
      (SELECT pg_catalog.count(*) FROM workspace w WHERE w.org_id = o.id AND w.state = 'pending_deletion'),
      %1$s,
      CASE WHEN $6 IS NOT NULL THEN
        (SELECT pg_catalog.count(*) FROM (SELECT FROM organization o WHERE %2$s LIMIT $6) counted) END
    FROM organization o
    WHERE %2$s AND ($4 IS NULL OR (%3$s, o.id) %4$s ($3::%5$s, $4))
    ORDER BY %3$s %6$s, o.id %6$s LIMIT $5 $q$,
    CASE WHEN by_name THEN key ELSE 'audit.time_text(o.created_at)' END, wanted, key,
    CASE WHEN platform_organizations.descending THEN '<' ELSE '>' END,
    CASE WHEN by_name THEN 'text' ELSE 'timestamptz' END, direction)
  USING platform_organizations.search, platform_organizations.standing, platform_organizations.after_place,
    platform_organizations.after_id, platform_organizations.count, platform_organizations.count_to,
    platform_organizations.kind;
END
$$;

REVOKE ALL ON FUNCTION authz.platform_organizations(text, text, text, text, boolean, text, uuid, integer, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION
  authz.platform_organizations(text, text, text, text, boolean, text, uuid, integer, integer) TO bailiwick_app;
