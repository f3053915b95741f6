-- Adds the passkey whose device has just answered in this session, by the proof of that, which has the credential. The first
-- factor of a person comes with recovery codes, and ends their other sessions, because those were begun without it: coded
-- says so. Not done without a proof that holds, or when the person has twenty.
--   proof   the hash of the proof
--   codes   the hashes of the recovery codes
CREATE FUNCTION authz.add_passkey(proof text, label text, codes text[], subject text, body text)
RETURNS TABLE (done boolean, coded boolean)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  person constant uuid := authz.person_id();
  claim constant text := concat_ws(' ', 'passkey', person, authz.session_id(), '');
  credential jsonb;
BEGIN
  PERFORM authz.lock_my_organizations();
  SELECT NOT u.second_factor INTO coded FROM identity."user" u WHERE u.id = person FOR NO KEY UPDATE;
  done := false;
  DELETE FROM identity.verification v WHERE v.identifier = proof AND v.expires_at > now() AND starts_with(v.value, claim)
    RETURNING substr(v.value, length(claim) + 1)::jsonb INTO credential;
  IF NOT FOUND OR (SELECT count(*) FROM identity.passkey p WHERE p.user_id = person) >= 20 THEN
    RETURN NEXT;
    RETURN;
  END IF;
  INSERT INTO identity.passkey (id, user_id, credential_id, public_key, counter, transports, name)
    VALUES ((credential ->> 'passkey')::uuid, person, credential ->> 'id', decode(credential ->> 'publicKey', 'base64'),
      (credential ->> 'counter')::bigint, ARRAY(SELECT jsonb_array_elements_text(credential -> 'transports')), label)
    ON CONFLICT DO NOTHING;
  done := FOUND;
  IF done AND coded THEN
    DELETE FROM identity.recovery_code r WHERE r.user_id = person;
    INSERT INTO identity.recovery_code (user_id, hash) SELECT person, unnest(codes);
    DELETE FROM identity.session s WHERE s.user_id = person AND s.id <> authz.session_id();
    PERFORM audit.tell(NULL, NULL, 'session', NULL, ARRAY[person::text]);
  END IF;
  IF done THEN
    PERFORM authz.mail_person(person, subject, body, 'passkey_added');
    PERFORM authz.tell_person(person, 'person.passkey_added');
  END IF;
  RETURN NEXT;
END
$$;

REVOKE ALL ON FUNCTION authz.add_passkey(text, text, text[], text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.add_passkey(text, text, text[], text, text) TO bailiwick_app;
