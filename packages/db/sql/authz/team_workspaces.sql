-- The workspaces that the actor reaches through teams.
CREATE FUNCTION authz.team_workspaces() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT DISTINCT g.workspace_id FROM team_member t
  JOIN team_grant g ON g.org_id = t.org_id AND g.team_id = t.team_id
  WHERE t.org_id = authz.org_id() AND t.user_id = authz.person_id()
    AND authz.runs(t.ends_at) AND authz.runs(g.ends_at)
$$;

REVOKE ALL ON FUNCTION authz.team_workspaces() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.team_workspaces() TO bailiwick_app;
