-- The owners of the workspaces of the context's organization, by their member role.
CREATE FUNCTION authz.owners_here() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT DISTINCT m.user_id FROM member m
    JOIN organization o ON o.id = m.org_id JOIN authz.blueprint b ON b.key = o.blueprint AND b.owner_role = m.role
    WHERE m.org_id = authz.org_id() AND authz.runs(m.ends_at) AND authz.may_ask_owners()
$$;

REVOKE ALL ON FUNCTION authz.owners_here() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.owners_here() TO bailiwick_app;
