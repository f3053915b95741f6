-- What ends with the signed-in person's account: how many shared workspaces and organizations they are in by a role of
-- their own, how many teams and sessions, and the names of the workspaces that are private to them.
CREATE FUNCTION authz.my_holdings()
RETURNS TABLE (workspaces integer, organizations integer, teams integer, sessions integer, private text[])
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT
    (SELECT count(*)::integer FROM member m JOIN workspace w ON w.org_id = m.org_id AND w.id = m.workspace_id
      WHERE m.user_id = authz.person_id() AND w.default_for IS DISTINCT FROM m.user_id),
    (SELECT count(*)::integer FROM organization_member p WHERE p.user_id = authz.person_id()),
    (SELECT count(*)::integer FROM team_member t WHERE t.user_id = authz.person_id()),
    (SELECT count(*)::integer FROM identity.session s WHERE s.user_id = authz.person_id() AND s.expires_at > now()),
    (SELECT coalesce(array_agg(w.name ORDER BY w.sort_name, w.id), '{}') FROM member m
      JOIN workspace w ON w.org_id = m.org_id AND w.id = m.workspace_id AND w.default_for = m.user_id
      WHERE m.user_id = authz.person_id())
  WHERE authz.confined_to() IS NULL
$$;

REVOKE ALL ON FUNCTION authz.my_holdings() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.my_holdings() TO bailiwick_app;
