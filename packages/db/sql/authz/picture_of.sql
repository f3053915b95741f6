-- A person's picture, for those who can see the person: themselves, those who are in an organization with them, or in one of
-- its workspaces, and the platform admin. For everyone else there is none.
CREATE FUNCTION authz.picture_of(person uuid) RETURNS TABLE (type text, bytes bytea, version text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT p.type, p.bytes, authz.version_of(p.changed_at) FROM identity.picture p
  WHERE p.user_id = person AND (p.user_id = authz.person_id()
    OR EXISTS (SELECT FROM identity.platform_admin a WHERE a.user_id = authz.person_id())
    OR EXISTS (SELECT authz.organizations_of(p.user_id) INTERSECT SELECT authz.organizations_of(authz.person_id())))
$$;

REVOKE ALL ON FUNCTION authz.picture_of(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.picture_of(uuid) TO bailiwick_app;
