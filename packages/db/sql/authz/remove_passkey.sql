-- Removes a passkey of the signed-in person, with the proof that they have just shown their password and a factor; with the last
-- factor, their recovery codes. False without a proof that holds, or for a passkey that they don't have.
CREATE FUNCTION authz.remove_passkey(proof text, passkey uuid, subject text, body text) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  person constant uuid := authz.person_id();
BEGIN
  PERFORM authz.lock_my_organizations();
  IF NOT authz.spend_factor_proof(proof, NULL) THEN RETURN false; END IF;
  DELETE FROM identity.passkey p WHERE p.user_id = person AND p.id = remove_passkey.passkey;
  IF NOT FOUND THEN RETURN false; END IF;
  PERFORM authz.forget_recovery_codes(person);
  PERFORM authz.mail_person(person, subject, body, 'passkey_removed');
  PERFORM authz.tell_person(person, 'person.passkey_removed');
  RETURN true;
END
$$;

REVOKE ALL ON FUNCTION authz.remove_passkey(text, uuid, text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.remove_passkey(text, uuid, text, text) TO bailiwick_app;
