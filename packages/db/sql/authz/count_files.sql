-- Keeps a workspace's count of files and bytes, and hands over content that no file has any more.
CREATE FUNCTION authz.count_files() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN
    INSERT INTO authz.unused_content (content_id, workspace_id) VALUES (old.content_id, old.workspace_id);
    -- With a whole workspace, its count is gone as well.
    UPDATE storage_use u SET files = u.files - 1, bytes = u.bytes - old.bytes
      WHERE u.org_id = old.org_id AND u.workspace_id = old.workspace_id;
  END IF;
  IF TG_OP <> 'DELETE' THEN
    INSERT INTO storage_use AS u (org_id, workspace_id, files, bytes) VALUES (new.org_id, new.workspace_id, 1, new.bytes)
      ON CONFLICT (org_id, workspace_id) DO UPDATE SET files = u.files + 1, bytes = u.bytes + excluded.bytes;
  END IF;
  RETURN NULL;
END
$$;

CREATE TRIGGER count_files AFTER INSERT OR UPDATE OF content_id OR DELETE ON storage_file
  FOR EACH ROW EXECUTE FUNCTION authz.count_files();

REVOKE ALL ON FUNCTION authz.count_files() FROM PUBLIC;
