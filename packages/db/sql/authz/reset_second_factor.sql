-- Takes the second factor off the account of someone who has lost it: the platform admin does, who has made sure by other means
-- that it is them. Each organization that they are in records it, and a mail tells them. False if there is no such account, or
-- nothing to take off.
CREATE FUNCTION authz.reset_second_factor(person uuid, subject text, body text) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT authz.has('platform:reset_second_factor') THEN
    RAISE EXCEPTION 'platform:reset_second_factor is not held' USING ERRCODE = '42501';
  END IF;
  IF NOT authz.take_off_second_factor(person) THEN RETURN false; END IF;
  PERFORM authz.mail_person(person, subject, body, 'second_factor_reset');
  PERFORM authz.tell_person(person, 'person.second_factor_reset');
  RETURN true;
END
$$;

REVOKE ALL ON FUNCTION authz.reset_second_factor(uuid, text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.reset_second_factor(uuid, text, text) TO bailiwick_app;
