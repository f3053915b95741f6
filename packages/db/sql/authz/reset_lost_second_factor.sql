-- The same as authz.reset_second_factor, for the owner of the database, who has no account here: the platform admin can't take
-- their own factor off when they have lost it. Null without an account of this address, false with nothing to take off.
CREATE FUNCTION authz.reset_lost_second_factor(address text) RETURNS boolean
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  person uuid;
  org uuid;
BEGIN
  SELECT u.id INTO person FROM identity."user" u WHERE u.email = address;
  IF NOT FOUND THEN RETURN NULL; END IF;
  IF NOT authz.take_off_second_factor(person) THEN RETURN false; END IF;
  FOR org IN SELECT authz.organizations_of(person) LOOP
    PERFORM audit.append_system(org, NULL, 'person.second_factor_reset', 'user', person::text, address, NULL, NULL);
  END LOOP;
  RETURN true;
END
$$;

REVOKE ALL ON FUNCTION authz.reset_lost_second_factor(text) FROM PUBLIC;
