-- Raises the revision of a person who becomes platform admin, or is one no longer.
CREATE FUNCTION authz.raise_person() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE identity."user" SET revision = revision + 1
    WHERE id IN (CASE WHEN tg_op <> 'INSERT' THEN old.user_id END, CASE WHEN tg_op <> 'DELETE' THEN new.user_id END);
  RETURN NULL;
END
$$;

REVOKE ALL ON FUNCTION authz.raise_person() FROM PUBLIC;

CREATE TRIGGER raise_person AFTER INSERT OR UPDATE OR DELETE ON identity.platform_admin
  FOR EACH ROW EXECUTE FUNCTION authz.raise_person();
