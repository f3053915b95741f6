-- Deletes the team of a group that its directory has deleted; its members lose what they had only through it.
CREATE FUNCTION authz.delete_directory_team(team uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM authz.need('directory:sync');
  DELETE FROM team t USING directory_team d
    WHERE t.org_id = authz.org_id() AND t.id = delete_directory_team.team AND d.org_id = t.org_id AND d.team_id = t.id;
END
$$;

REVOKE ALL ON FUNCTION authz.delete_directory_team(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.delete_directory_team(uuid) TO bailiwick_app;
