-- Notes with a person whether they have a second factor, which raises their revision, and raises that of the organizations in
-- which they have a token: a policy may let both in, or not, from now on.
CREATE FUNCTION authz.raise_by_factor() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  person constant uuid := CASE WHEN tg_op = 'DELETE' THEN old.user_id ELSE new.user_id END;
BEGIN
  UPDATE identity."user" u SET second_factor =
      EXISTS (SELECT FROM identity.authenticator a WHERE a.user_id = person AND a.confirmed_at IS NOT NULL)
      OR EXISTS (SELECT FROM identity.passkey p WHERE p.user_id = person)
    WHERE u.id = person;
  UPDATE organization o SET revision = revision + 1
    WHERE (tg_op <> 'INSERT' OR tg_table_name = 'passkey') AND o.id IN (SELECT k.org_id FROM key k WHERE k.person_id = person);
  RETURN NULL;
END
$$;

REVOKE ALL ON FUNCTION authz.raise_by_factor() FROM PUBLIC;

CREATE TRIGGER raise_on_insert AFTER INSERT ON identity.authenticator FOR EACH ROW EXECUTE FUNCTION authz.raise_by_factor();
CREATE TRIGGER raise_on_update AFTER UPDATE OF confirmed_at ON identity.authenticator
  FOR EACH ROW EXECUTE FUNCTION authz.raise_by_factor();
CREATE TRIGGER raise_on_delete AFTER DELETE ON identity.authenticator FOR EACH ROW EXECUTE FUNCTION authz.raise_by_factor();
CREATE TRIGGER raise_on_insert AFTER INSERT ON identity.passkey FOR EACH ROW EXECUTE FUNCTION authz.raise_by_factor();
CREATE TRIGGER raise_on_delete AFTER DELETE ON identity.passkey FOR EACH ROW EXECUTE FUNCTION authz.raise_by_factor();
