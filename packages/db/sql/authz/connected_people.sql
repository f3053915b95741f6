-- How many people a connection of the context's organization is bound to.
CREATE FUNCTION authz.connected_people(connection uuid) RETURNS integer
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT count(*)::integer FROM identity.connected i
  WHERE i.connection_org = authz.org_id() AND i.connection_id = connected_people.connection AND authz.has('sign_in:read')
$$;

REVOKE ALL ON FUNCTION authz.connected_people(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.connected_people(uuid) TO bailiwick_app;
