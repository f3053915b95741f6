-- Makes the members of a directory's team those that the directory says.
CREATE FUNCTION authz.follow_directory_team(team uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM authz.need('directory:sync');
  PERFORM authz.staff_by_directory(d.org_id, d.team_id, NULL) FROM directory_team d
    WHERE d.org_id = authz.org_id() AND d.team_id = follow_directory_team.team;
END
$$;

REVOKE ALL ON FUNCTION authz.follow_directory_team(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.follow_directory_team(uuid) TO bailiwick_app;
