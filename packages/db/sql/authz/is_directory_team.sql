-- Whether the members of a team of the context's organization are a directory's to say, which is followed.
CREATE FUNCTION authz.is_directory_team(team uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT FROM directory_team d JOIN directory f ON f.org_id = d.org_id AND f.stopped IS NULL
    WHERE d.org_id = authz.org_id() AND d.team_id = team)
$$;

REVOKE ALL ON FUNCTION authz.is_directory_team(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.is_directory_team(uuid) TO bailiwick_app;
