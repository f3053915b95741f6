-- Every organization that a person is in, whatever its state, in the order in which changes of several lock them.
CREATE FUNCTION authz.organizations_of(person uuid) RETURNS SETOF uuid
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT m.org_id FROM member m WHERE m.user_id = person
  UNION SELECT p.org_id FROM organization_member p WHERE p.user_id = person ORDER BY 1
$$;

REVOKE ALL ON FUNCTION authz.organizations_of(uuid) FROM PUBLIC;
