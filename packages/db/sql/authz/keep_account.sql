-- A session that a connection made leaves the account itself alone, whatever asks for it: who runs the provider is not the
-- account's person.
CREATE FUNCTION authz.keep_account() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a session of a connection can''t change an account' USING ERRCODE = '42501';
END
$$;

REVOKE ALL ON FUNCTION authz.keep_account() FROM PUBLIC;

CREATE TRIGGER keep_account BEFORE UPDATE OF name, email, email_verified, second_factor ON identity."user"
  FOR EACH ROW WHEN (current_setting('authz.confined_to', true) <> '') EXECUTE FUNCTION authz.keep_account();
CREATE TRIGGER keep_from_deletion BEFORE DELETE ON identity."user"
  FOR EACH ROW WHEN (current_setting('authz.confined_to', true) <> '') EXECUTE FUNCTION authz.keep_account();
CREATE TRIGGER keep_account BEFORE INSERT OR UPDATE OR DELETE ON identity.account
  FOR EACH ROW WHEN (current_setting('authz.confined_to', true) <> '') EXECUTE FUNCTION authz.keep_account();
CREATE TRIGGER keep_account BEFORE INSERT OR UPDATE OR DELETE ON identity.authenticator
  FOR EACH ROW WHEN (current_setting('authz.confined_to', true) <> '') EXECUTE FUNCTION authz.keep_account();
CREATE TRIGGER keep_account BEFORE INSERT OR UPDATE OR DELETE ON identity.passkey
  FOR EACH ROW WHEN (current_setting('authz.confined_to', true) <> '') EXECUTE FUNCTION authz.keep_account();
CREATE TRIGGER keep_account BEFORE INSERT OR UPDATE OR DELETE ON identity.recovery_code
  FOR EACH ROW WHEN (current_setting('authz.confined_to', true) <> '') EXECUTE FUNCTION authz.keep_account();
CREATE TRIGGER keep_account BEFORE INSERT OR UPDATE OR DELETE ON identity.picture
  FOR EACH ROW WHEN (current_setting('authz.confined_to', true) <> '') EXECUTE FUNCTION authz.keep_account();
