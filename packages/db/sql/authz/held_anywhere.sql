-- The union of what the actor holds in any workspace of the context's organization and in the organization itself.
CREATE FUNCTION authz.held_anywhere() RETURNS bit(256)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT coalesce(bit_or(r.permissions), repeat('0', 256)::bit(256)) FROM (
    SELECT p.level, p.role FROM organization_member p WHERE p.org_id = authz.org_id() AND p.user_id = authz.person_id()
      AND authz.runs(p.ends_at)
    UNION
    SELECT m.level, m.role FROM member m WHERE m.org_id = authz.org_id() AND m.user_id = authz.person_id() AND authz.runs(m.ends_at)
    UNION
    SELECT g.level, g.role FROM team_member t JOIN team_grant g ON g.org_id = t.org_id AND g.team_id = t.team_id
      WHERE t.org_id = authz.org_id() AND t.user_id = authz.person_id() AND authz.runs(t.ends_at) AND authz.runs(g.ends_at)
  ) given JOIN role r ON r.org_id = authz.org_id() AND r.level = given.level AND r.key = given.role
$$;

REVOKE ALL ON FUNCTION authz.held_anywhere() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.held_anywhere() TO bailiwick_app;
