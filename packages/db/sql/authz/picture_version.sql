-- The version of the signed-in person's picture, which changes with it; null without one.
CREATE FUNCTION authz.picture_version() RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT authz.version_of(p.changed_at) FROM identity.picture p WHERE p.user_id = authz.person_id()
$$;

REVOKE ALL ON FUNCTION authz.picture_version() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.picture_version() TO bailiwick_app;
