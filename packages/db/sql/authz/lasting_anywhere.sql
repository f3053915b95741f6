-- Like authz.held_anywhere, without what ends by itself: what goes into a role stays when its author's access is over.
CREATE FUNCTION authz.lasting_anywhere() RETURNS bit(256)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT coalesce(bit_or(r.permissions), repeat('0', 256)::bit(256)) FROM (
    SELECT p.level, p.role FROM organization_member p
      WHERE p.org_id = authz.org_id() AND p.user_id = authz.person_id() AND p.ends_at IS NULL
    UNION
    SELECT m.level, m.role FROM member m
      WHERE m.org_id = authz.org_id() AND m.user_id = authz.person_id() AND m.ends_at IS NULL
    UNION
    SELECT g.level, g.role FROM team_member t JOIN team_grant g ON g.org_id = t.org_id AND g.team_id = t.team_id
      WHERE t.org_id = authz.org_id() AND t.user_id = authz.person_id() AND t.ends_at IS NULL AND g.ends_at IS NULL
  ) given JOIN role r ON r.org_id = authz.org_id() AND r.level = given.level AND r.key = given.role
$$;

REVOKE ALL ON FUNCTION authz.lasting_anywhere() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.lasting_anywhere() TO bailiwick_app;
