-- The organization roles that reach every workspace: people with one appear in every workspace's list of people.
CREATE FUNCTION authz.reaching_roles() RETURNS SETOF text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT r.key FROM role r WHERE r.org_id = authz.org_id() AND r.level = 'organization'
    AND get_bit(r.permissions, authz.bit_of('workspace:read')) = 1
$$;

REVOKE ALL ON FUNCTION authz.reaching_roles() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.reaching_roles() TO bailiwick_app;
