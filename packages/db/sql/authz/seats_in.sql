-- Taken seats as in authz.seats, in any workspace of the context's organization; for people who can see the
-- organization, because a plan's limits apply to each of its workspaces (V14).
CREATE FUNCTION authz.seats_in(workspace uuid) RETURNS TABLE (members integer, pending integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT
    (SELECT count(*)::integer FROM member m WHERE m.org_id = authz.org_id() AND m.workspace_id = seats_in.workspace
      AND authz.runs(m.ends_at)),
    (SELECT count(*)::integer FROM invitation i WHERE i.org_id = authz.org_id() AND i.workspace_id = seats_in.workspace
      AND i.state = 'pending' AND i.expires_at > now())
  WHERE authz.has('organization:read')
$$;

REVOKE ALL ON FUNCTION authz.seats_in(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.seats_in(uuid) TO bailiwick_app;
