-- Turns on the authenticator that the signed-in person has set up, with the proof that they have typed a code of it: from now
-- on it is asked for. Their other sessions end, because those were begun without it. False without a proof that holds, or if
-- it is on already.
--   codes   the hashes of the recovery codes
CREATE FUNCTION authz.turn_on_authenticator(proof text, codes text[], subject text, body text) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  person constant uuid := authz.person_id();
  begun uuid;
BEGIN
  PERFORM authz.lock_my_organizations();
  SELECT a.id INTO begun FROM identity.authenticator a WHERE a.user_id = person AND a.confirmed_at IS NULL;
  IF begun IS NULL OR NOT authz.spend_factor_proof(proof, begun) THEN RETURN false; END IF;
  UPDATE identity.authenticator a SET confirmed_at = now() WHERE a.user_id = person AND a.id = begun;
  DELETE FROM identity.recovery_code r WHERE r.user_id = person;
  INSERT INTO identity.recovery_code (user_id, hash) SELECT person, unnest(codes);
  DELETE FROM identity.session s WHERE s.user_id = person AND s.id <> authz.session_id();
  PERFORM authz.mail_person(person, subject, body, 'authenticator_turned_on');
  PERFORM audit.tell(NULL, NULL, 'session', NULL, ARRAY[person::text]);
  PERFORM authz.tell_person(person, 'person.authenticator_turned_on');
  RETURN true;
END
$$;

REVOKE ALL ON FUNCTION authz.turn_on_authenticator(text, text[], text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.turn_on_authenticator(text, text[], text, text) TO bailiwick_app;
