-- People of the instance, for the platform admin; with `only_one`, just that person.
--   standing   null for everyone, or 'active', 'suspended' or 'unconfirmed'
--   sort       'created' or 'name'
--   after_*    the cursor: `place` and `id` of the last row that was read
--   count_to   up to how many people `total` counts; null for no total
CREATE FUNCTION authz.platform_people(
  search text, standing text, sort text, descending boolean, after_place text, after_id uuid, count integer,
  count_to integer, only_one uuid DEFAULT NULL
)
RETURNS TABLE (id uuid, name text, email text, email_verified boolean, created_at timestamptz, suspended_at timestamptz,
               workspaces bigint, workspace_limit integer, second_factor boolean, place text, total bigint)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  by_name boolean := platform_people.sort = 'name';
  key text := CASE WHEN by_name THEN 'lower(u.name)' ELSE 'u.created_at' END;
  direction text := CASE WHEN platform_people.descending THEN 'DESC' ELSE 'ASC' END;
  wanted text := $w$
    ($1 = '' OR position((SELECT authz.search_key($1)) IN u.search_name) > 0
      OR position((SELECT authz.search_key($1)) IN u.email) > 0)
    AND CASE $2 WHEN 'active' THEN u.suspended_at IS NULL AND u.email_verified
          WHEN 'suspended' THEN u.suspended_at IS NOT NULL
          WHEN 'unconfirmed' THEN NOT u.email_verified ELSE $2 IS NULL END
    AND ($7 IS NULL OR u.id = $7) $w$;
BEGIN
  IF NOT (authz.has('platform:suspend_person') OR authz.has('platform:lift_limit') OR authz.has('platform:reset_second_factor')) THEN
    RETURN;
  END IF;
  RETURN QUERY EXECUTE format($q$
    SELECT u.id, u.name, u.email, u.email_verified, u.created_at, u.suspended_at,
      (SELECT pg_catalog.count(*) FROM member m WHERE m.user_id = u.id),
      (SELECT l.value FROM identity.user_limit l WHERE l.user_id = u.id AND l.name = 'workspacesPerUser'),
      u.second_factor,
      %1$s,
      CASE WHEN $6 IS NOT NULL THEN
        (SELECT pg_catalog.count(*) FROM (SELECT FROM identity."user" u WHERE %2$s LIMIT $6) counted) END
    FROM identity."user" u
    WHERE %2$s AND ($4 IS NULL OR (%3$s, u.id) %4$s ($3::%5$s, $4))
    ORDER BY %3$s %6$s, u.id %6$s LIMIT $5 $q$,
    CASE WHEN by_name THEN key ELSE 'audit.time_text(u.created_at)' END, wanted, key,
    CASE WHEN platform_people.descending THEN '<' ELSE '>' END,
    CASE WHEN by_name THEN 'text' ELSE 'timestamptz' END, direction)
  USING platform_people.search, platform_people.standing, platform_people.after_place, platform_people.after_id,
    platform_people.count, platform_people.count_to, platform_people.only_one;
END
$$;

REVOKE ALL ON FUNCTION authz.platform_people(text, text, text, boolean, text, uuid, integer, integer, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.platform_people(text, text, text, boolean, text, uuid, integer, integer, uuid)
  TO bailiwick_app;
