-- Taken seats in the context's workspace: its members and its pending invitations, except the one to the address that
-- the next seat is for.
CREATE FUNCTION authz.seats(besides text DEFAULT NULL) RETURNS TABLE (members integer, pending integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT
    (SELECT count(*)::integer FROM member m WHERE m.org_id = authz.org_id() AND m.workspace_id = authz.workspace_id()
      AND authz.runs(m.ends_at)),
    (SELECT count(*)::integer FROM invitation i WHERE i.org_id = authz.org_id() AND i.workspace_id = authz.workspace_id()
      AND i.state = 'pending' AND i.expires_at > now() AND i.email IS DISTINCT FROM besides)
$$;

REVOKE ALL ON FUNCTION authz.seats(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.seats(text) TO bailiwick_app;
