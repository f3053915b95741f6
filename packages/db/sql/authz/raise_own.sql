-- Raises the revision of an organization or a person whose own row changes.
CREATE FUNCTION authz.raise_own() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  new.revision := old.revision + 1;
  RETURN new;
END
$$;

REVOKE ALL ON FUNCTION authz.raise_own() FROM PUBLIC;

CREATE TRIGGER raise_own BEFORE UPDATE ON organization FOR EACH ROW EXECUTE FUNCTION authz.raise_own();
CREATE TRIGGER raise_own BEFORE UPDATE ON identity."user" FOR EACH ROW EXECUTE FUNCTION authz.raise_own();
