-- Until when the actor can give this role: no longer than they hold all of it themselves. Null where nothing limits it. A
-- personal token is its person; keys have no ends of this kind, and neither has the platform admin's own set.
CREATE FUNCTION authz.gives_until(role_level text, role_key text) RETURNS timestamptz
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT CASE WHEN r.permissions & ~held.lasting <> repeat('0', 256)::bit(256) THEN held.first_end END
  FROM role r CROSS JOIN (
    SELECT coalesce(bit_or(w.permissions) FILTER (WHERE w.ends_at IS NULL), repeat('0', 256)::bit(256)) AS lasting,
      min(w.ends_at) AS first_end
    FROM authz.ways_of(authz.org_id(), CASE role_level WHEN 'organization' THEN NULL ELSE authz.workspace_id() END,
      coalesce(authz.person_id(),
        (SELECT k.person_id FROM key k WHERE k.org_id = authz.org_id() AND k.id = authz.actor_id()))) w
  ) held
  WHERE r.org_id = authz.org_id() AND r.level = role_level AND r.key = role_key
    AND current_setting('authz.via', true) IS DISTINCT FROM 'platform'
$$;

REVOKE ALL ON FUNCTION authz.gives_until(text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.gives_until(text, text) TO bailiwick_app;
