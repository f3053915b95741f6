-- Takes a person's authenticator, passkeys and recovery codes off their account, and ends their sessions. Takes the locks of their
-- organizations, whose logs record it afterwards. False if there is nothing to take off.
CREATE FUNCTION authz.take_off_second_factor(person uuid) RETURNS boolean
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  org uuid;
BEGIN
  FOR org IN SELECT authz.organizations_of(person) LOOP
    PERFORM authz.lock_organization(org);
  END LOOP;
  PERFORM FROM identity."user" u WHERE u.id = person AND u.second_factor;
  IF NOT FOUND THEN RETURN false; END IF;
  DELETE FROM identity.authenticator a WHERE a.user_id = person;
  DELETE FROM identity.passkey p WHERE p.user_id = person;
  DELETE FROM identity.recovery_code r WHERE r.user_id = person;
  DELETE FROM identity.session s WHERE s.user_id = person;
  PERFORM audit.tell(NULL, NULL, 'session', NULL, ARRAY[person::text]);
  RETURN true;
END
$$;

REVOKE ALL ON FUNCTION authz.take_off_second_factor(uuid) FROM PUBLIC;
