-- Creates the team of a directory's group, without any role, or renames it. Returns why not, or null. A team that people made is
-- never taken over: its name is taken.
CREATE FUNCTION authz.put_directory_team(team uuid, name text, max_teams integer) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM authz.need('directory:sync');
  IF EXISTS (SELECT FROM team t WHERE t.org_id = authz.org_id() AND t.sort_name = lower(put_directory_team.name)
      AND t.id <> put_directory_team.team) THEN
    RETURN 'taken';
  END IF;
  IF EXISTS (SELECT FROM directory_team d WHERE d.org_id = authz.org_id() AND d.team_id = put_directory_team.team) THEN
    UPDATE team t SET name = put_directory_team.name WHERE t.org_id = authz.org_id() AND t.id = put_directory_team.team
      AND t.name <> put_directory_team.name;
    RETURN NULL;
  END IF;
  IF (SELECT count(*) FROM team t WHERE t.org_id = authz.org_id()) >= max_teams THEN RETURN 'limit'; END IF;
  INSERT INTO team (org_id, id, name, created_by_kind, created_by)
    VALUES (authz.org_id(), team, name, authz.actor_kind(), authz.actor_id());
  INSERT INTO directory_team (org_id, team_id) VALUES (authz.org_id(), team);
  RETURN NULL;
END
$$;

REVOKE ALL ON FUNCTION authz.put_directory_team(uuid, text, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.put_directory_team(uuid, text, integer) TO bailiwick_app;
