-- Where this bundle was imported already: in the entered organization or, without one, in an organization that is a workspace of
-- its own and that the acting person is in. Deleted ones do not count.
CREATE FUNCTION authz.imported_before(bundle_hash text)
RETURNS TABLE (org uuid, org_slug text, org_name text, workspace uuid, workspace_slug text, workspace_name text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT o.id, o.slug, o.name, w.id, w.slug, w.name
  FROM bundle_import i
  JOIN organization o ON o.id = i.org_id
  JOIN authz.blueprint b ON b.key = o.blueprint
  JOIN workspace w ON w.org_id = i.org_id AND w.id = i.workspace_id AND w.state <> 'pending_deletion'
  WHERE i.hash = bundle_hash AND authz.confined_to() IS NULL AND CASE WHEN authz.org_id() IS NULL
    THEN b.topology = 'flat' AND EXISTS (SELECT FROM member m WHERE m.org_id = i.org_id AND m.workspace_id = i.workspace_id
      AND m.user_id = authz.person_id() AND authz.runs(m.ends_at))
    ELSE i.org_id = authz.org_id() AND authz.has('workspace:create') END
  ORDER BY i.imported_at, w.id LIMIT 1
$$;

REVOKE ALL ON FUNCTION authz.imported_before(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.imported_before(text) TO bailiwick_app;
