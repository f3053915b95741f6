-- Finds an organization by its id or slug; null if there is none.
CREATE FUNCTION authz.find_organization(ref text) RETURNS uuid
LANGUAGE plpgsql STABLE SET search_path = public, pg_temp AS $$
BEGIN
  IF authz.is_id(ref) THEN
    RETURN (SELECT o.id FROM organization o WHERE o.id = ref::uuid);
  END IF;
  RETURN (SELECT s.org_id FROM slug s
          WHERE s.namespace = 'organizations' AND s.slug = ref AND s.status IN ('current', 'redirect'));
END
$$;

REVOKE ALL ON FUNCTION authz.find_organization(text) FROM PUBLIC;
