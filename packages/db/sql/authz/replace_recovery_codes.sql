-- Replaces the signed-in person's recovery codes, with the proof that they have just shown their password and a factor.
-- The earlier ones stop working. False without a proof that holds, or without a second factor.
--   codes   the hashes of the new ones
CREATE FUNCTION authz.replace_recovery_codes(proof text, codes text[], subject text, body text) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  person constant uuid := authz.person_id();
BEGIN
  PERFORM authz.lock_my_organizations();
  IF NOT authz.spend_factor_proof(proof, NULL) THEN RETURN false; END IF;
  PERFORM FROM identity."user" u WHERE u.id = person AND u.second_factor;
  IF NOT FOUND THEN RETURN false; END IF;
  DELETE FROM identity.recovery_code r WHERE r.user_id = person;
  INSERT INTO identity.recovery_code (user_id, hash) SELECT person, unnest(codes);
  PERFORM authz.mail_person(person, subject, body, 'recovery_codes_replaced');
  PERFORM authz.tell_person(person, 'person.recovery_codes_replaced');
  RETURN true;
END
$$;

REVOKE ALL ON FUNCTION authz.replace_recovery_codes(text, text[], text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.replace_recovery_codes(text, text[], text, text) TO bailiwick_app;
