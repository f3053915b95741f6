-- The workspace of the file that has this content; null if no file has.
CREATE FUNCTION authz.workspace_of_content(content uuid) RETURNS uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT f.workspace_id FROM storage_file f WHERE f.content_id = content
$$;

REVOKE ALL ON FUNCTION authz.workspace_of_content(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.workspace_of_content(uuid) TO bailiwick_worker;
