-- Whether the security policies of a place let the signed-in person's own address be invited.
CREATE FUNCTION authz.invites_me(org uuid, workspace uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT authz.is_invitable(org, workspace, u.email) FROM identity."user" u WHERE u.id = authz.person_id()
$$;

REVOKE ALL ON FUNCTION authz.invites_me(uuid, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.invites_me(uuid, uuid) TO bailiwick_app;
