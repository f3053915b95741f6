-- The shared workspaces of which this person is the last owner: what keeps them in the organization. For themselves, and
-- for who takes people out of it.
CREATE FUNCTION authz.sole_owned(person uuid) RETURNS TABLE (id uuid, name text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT w.id, w.name FROM authz.owned_alone(authz.org_id(), person) w
  WHERE person = authz.person_id() OR authz.has('organization_member:remove')
  ORDER BY w.sort_name, w.id
$$;

REVOKE ALL ON FUNCTION authz.sole_owned(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.sole_owned(uuid) TO bailiwick_app;
