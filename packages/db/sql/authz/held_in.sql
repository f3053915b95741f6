-- What the actor holds in one workspace of the context's organization, before its state limits it: organization role,
-- direct role and teams combined. Only about the actor.
CREATE FUNCTION authz.held_in(workspace uuid) RETURNS bit(256)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT authz.reach_of(authz.org_id(), held_in.workspace, authz.person_id())
$$;

REVOKE ALL ON FUNCTION authz.held_in(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.held_in(uuid) TO bailiwick_app;
