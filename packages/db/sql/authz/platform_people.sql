-- People of the instance, for the platform admin; with `only_one`, just that person.
CREATE FUNCTION authz.platform_people(
  search text, after_created timestamptz, after_id uuid, count integer, only_one uuid DEFAULT NULL
)
RETURNS TABLE (id uuid, name text, email text, email_verified boolean, created_at timestamptz, suspended_at timestamptz,
               workspaces bigint, workspace_limit integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT u.id, u.name, u.email, u.email_verified, u.created_at, u.suspended_at,
    (SELECT pg_catalog.count(*) FROM member m WHERE m.user_id = u.id),
    (SELECT l.value FROM identity.user_limit l WHERE l.user_id = u.id AND l.name = 'workspacesPerUser')
  FROM identity."user" u
  WHERE (authz.has('platform:suspend_person') OR authz.has('platform:lift_limit'))
    AND (only_one IS NULL OR u.id = only_one)
    AND (search = '' OR position((SELECT authz.search_key(search)) IN u.search_name) > 0
      OR position((SELECT authz.search_key(search)) IN u.email) > 0)
    AND (after_id IS NULL OR (u.created_at, u.id) > (after_created, after_id))
  ORDER BY u.created_at, u.id LIMIT count
$$;

REVOKE ALL ON FUNCTION authz.platform_people(text, timestamptz, uuid, integer, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.platform_people(text, timestamptz, uuid, integer, uuid) TO bailiwick_app;
