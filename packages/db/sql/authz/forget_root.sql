-- Has the records of a root removed that is gone.
CREATE FUNCTION authz.forget_root() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO record_removal (org_id, root_id) VALUES (old.org_id, old.id) ON CONFLICT DO NOTHING;
  RETURN NULL;
END
$$;

REVOKE ALL ON FUNCTION authz.forget_root() FROM PUBLIC;

CREATE TRIGGER forget_root AFTER DELETE ON resource_root FOR EACH ROW EXECUTE FUNCTION authz.forget_root();
CREATE TRIGGER forget_root AFTER DELETE ON workspace FOR EACH ROW EXECUTE FUNCTION authz.forget_root();
