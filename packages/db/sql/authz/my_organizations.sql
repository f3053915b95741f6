-- The organizations in which the signed-in person has an organization role.
CREATE FUNCTION authz.my_organizations()
RETURNS TABLE (id uuid, slug text, name text, blueprint text, state text, role text, permissions bit(256))
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT o.id, o.slug, o.name, o.blueprint, o.state, p.role, r.permissions
  FROM organization_member p
  JOIN role r ON r.org_id = p.org_id AND r.level = p.level AND r.key = p.role
  JOIN organization o ON o.id = p.org_id
  WHERE p.user_id = authz.person_id() AND o.state IN ('active', 'deletion_requested')
    AND coalesce(o.id = authz.confined_to(), true)
  ORDER BY o.sort_name, o.id
$$;

REVOKE ALL ON FUNCTION authz.my_organizations() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.my_organizations() TO bailiwick_app;
