-- A slug claimed for a workspace must belong to one by the commit.
CREATE FUNCTION authz.keep_a_bearer() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM slug s WHERE s.namespace = new.namespace AND s.slug = new.slug AND s.status = 'current'
      AND s.workspace_id IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM workspace w WHERE w.org_id = s.org_id AND w.id = s.workspace_id AND w.slug = s.slug)
  ) THEN
    RAISE EXCEPTION 'a slug is a workspace''s' USING ERRCODE = '23514', CONSTRAINT = 'slug_keeps_bearer';
  END IF;
  RETURN NULL;
END
$$;

CREATE CONSTRAINT TRIGGER slug_keeps_bearer AFTER INSERT OR UPDATE ON slug
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (new.status = 'current' AND new.workspace_id IS NOT NULL)
  EXECUTE FUNCTION authz.keep_a_bearer();

REVOKE ALL ON FUNCTION authz.keep_a_bearer() FROM PUBLIC;
