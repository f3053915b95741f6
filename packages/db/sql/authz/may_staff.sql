-- Does the actor hold everything that the team's roles allow, in every workspace where it has one? Adding a person to a
-- team gives them all of that.
CREATE FUNCTION authz.may_staff(team uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT NOT EXISTS (
    SELECT 1 FROM team_grant g JOIN role r ON r.org_id = g.org_id AND r.level = g.level AND r.key = g.role
    WHERE g.org_id = authz.org_id() AND g.team_id = may_staff.team
      AND (r.permissions & ~authz.held_in(g.workspace_id)) <> repeat('0', 256)::bit(256))
$$;

REVOKE ALL ON FUNCTION authz.may_staff(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.may_staff(uuid) TO bailiwick_app;
