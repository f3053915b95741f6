-- Finds a workspace by its id, its slug, or "organization/slug"; a former slug still leads here (V22), also from the
-- organization that it was in before.
CREATE FUNCTION authz.find_workspace(ref text, OUT org uuid, OUT workspace uuid)
LANGUAGE plpgsql STABLE SET search_path = public, pg_temp AS $$
BEGIN
  IF authz.is_id(ref) THEN
    SELECT w.org_id, w.id INTO org, workspace FROM workspace w WHERE w.id = ref::uuid;
  ELSIF position('/' IN ref) > 0 THEN
    org := authz.find_organization(split_part(ref, '/', 1));
    SELECT s.org_id, s.workspace_id INTO org, workspace FROM slug s
      WHERE s.slug = split_part(ref, '/', 2) AND s.status IN ('current', 'redirect')
        AND (s.namespace = org::text OR (s.namespace = 'workspaces' AND s.org_id = org));
  ELSE
    SELECT s.org_id, s.workspace_id INTO org, workspace FROM slug s
      WHERE s.namespace = 'workspaces' AND s.slug = ref AND s.status IN ('current', 'redirect');
  END IF;
END
$$;

REVOKE ALL ON FUNCTION authz.find_workspace(text) FROM PUBLIC;
