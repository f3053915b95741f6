-- Takes a person's authenticator and recovery codes off their account, for someone who has lost both: the platform admin does,
-- who has made sure by other means that it is them. Their sessions end. Each organization that they are in records it. False
-- if there is no such account, or nothing to take off.
CREATE FUNCTION authz.reset_second_factor(person uuid, subject text, body text) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  org uuid;
BEGIN
  IF NOT authz.has('platform:reset_second_factor') THEN
    RAISE EXCEPTION 'platform:reset_second_factor is not held' USING ERRCODE = '42501';
  END IF;
  FOR org IN SELECT authz.organizations_of(person) LOOP
    PERFORM authz.lock_organization(org);
  END LOOP;
  DELETE FROM identity.authenticator a WHERE a.user_id = person AND a.confirmed_at IS NOT NULL;
  IF NOT FOUND THEN RETURN false; END IF;
  DELETE FROM identity.recovery_code r WHERE r.user_id = person;
  DELETE FROM identity.session s WHERE s.user_id = person;
  PERFORM authz.mail_person(person, subject, body, 'second_factor_reset');
  PERFORM audit.tell(NULL, NULL, 'session', NULL, ARRAY[person::text]);
  PERFORM authz.tell_person(person, 'person.second_factor_reset');
  RETURN true;
END
$$;

REVOKE ALL ON FUNCTION authz.reset_second_factor(uuid, text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.reset_second_factor(uuid, text, text) TO bailiwick_app;
