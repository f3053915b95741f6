-- The connections that sign the signed-in person's address in, and whether theirs is bound to it. A session of a connection sees
-- its own organization's alone.
CREATE FUNCTION authz.my_connections() RETURNS TABLE (id uuid, organization text, connected boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT c.id, o.name, EXISTS (
      SELECT FROM identity.connected i WHERE i.connection_org = c.org_id AND i.connection_id = c.id AND i.user_id = u.id)
  FROM identity."user" u CROSS JOIN LATERAL authz.connection_of_address(u.email) f
  JOIN connection c ON c.org_id = f.org_id AND c.id = f.id JOIN organization o ON o.id = c.org_id
  WHERE u.id = authz.person_id() AND coalesce(c.org_id = authz.confined_to(), true)
$$;

REVOKE ALL ON FUNCTION authz.my_connections() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.my_connections() TO bailiwick_app;
