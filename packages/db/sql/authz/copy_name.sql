-- A flat workspace's organization, which only the platform admin sees, has the same name.
CREATE FUNCTION authz.copy_name() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE organization o SET name = new.name FROM authz.blueprint b
    WHERE o.id = new.org_id AND b.key = o.blueprint AND b.topology = 'flat';
  RETURN NULL;
END
$$;

CREATE TRIGGER copy_name AFTER UPDATE OF name ON workspace FOR EACH ROW WHEN (new.name <> old.name)
  EXECUTE FUNCTION authz.copy_name();

REVOKE ALL ON FUNCTION authz.copy_name() FROM PUBLIC;
