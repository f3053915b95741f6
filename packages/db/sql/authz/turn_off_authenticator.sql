-- Turns off the signed-in person's authenticator, and with their last factor their recovery codes, with the proof that they
-- have just shown their password and a factor. False without a proof that holds, or if none is on.
CREATE FUNCTION authz.turn_off_authenticator(proof text, subject text, body text) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  person constant uuid := authz.person_id();
BEGIN
  PERFORM authz.lock_my_organizations();
  IF NOT authz.spend_factor_proof(proof, NULL) THEN RETURN false; END IF;
  DELETE FROM identity.authenticator a WHERE a.user_id = person AND a.confirmed_at IS NOT NULL;
  IF NOT FOUND THEN RETURN false; END IF;
  PERFORM authz.forget_recovery_codes(person);
  PERFORM authz.mail_person(person, subject, body, 'authenticator_turned_off');
  PERFORM authz.tell_person(person, 'person.authenticator_turned_off');
  RETURN true;
END
$$;

REVOKE ALL ON FUNCTION authz.turn_off_authenticator(text, text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.turn_off_authenticator(text, text, text) TO bailiwick_app;
