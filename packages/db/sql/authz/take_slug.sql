-- Takes a slug, or returns false if it is in use, still redirects elsewhere, or is still reserved. The primary key
-- decides between two concurrent attempts: the second waits for the first, then is refused.
CREATE FUNCTION authz.take_slug(space text, wanted text, org uuid, workspace uuid) RETURNS boolean
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO slug AS s (namespace, slug, org_id, workspace_id, status)
    VALUES (space, wanted, org, workspace, 'current')
    ON CONFLICT (namespace, slug) DO UPDATE
      SET org_id = excluded.org_id, workspace_id = excluded.workspace_id, status = 'current', free_after = NULL
      WHERE (s.status <> 'current' AND s.free_after <= now())
         OR (s.status = 'redirect' AND s.org_id = excluded.org_id AND s.workspace_id IS NOT DISTINCT FROM excluded.workspace_id);
  RETURN FOUND;
END
$$;

REVOKE ALL ON FUNCTION authz.take_slug(text, text, uuid, uuid) FROM PUBLIC;
