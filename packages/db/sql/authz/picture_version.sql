-- The version of a person's picture, which changes with it; null without one. Of the caller themselves, and of the people of
-- the context's organization, for its lists.
CREATE FUNCTION authz.picture_version(person uuid) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT (extract(epoch FROM p.changed_at) * 1000000)::bigint::text FROM identity.picture p
  WHERE p.user_id = person AND (p.user_id = authz.person_id()
    OR EXISTS (SELECT FROM member m WHERE m.org_id = authz.org_id() AND m.user_id = p.user_id)
    OR EXISTS (SELECT FROM organization_member o WHERE o.org_id = authz.org_id() AND o.user_id = p.user_id))
$$;

REVOKE ALL ON FUNCTION authz.picture_version(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.picture_version(uuid) TO bailiwick_app;
