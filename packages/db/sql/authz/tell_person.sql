-- Records what happened to a person's account in the log of each organization that they are in, as the context's actor, and
-- tells open consoles. They might be in no organization, and then there is no log to record it in.
CREATE FUNCTION authz.tell_person(person uuid, action text) RETURNS void
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  address text;
  org uuid;
BEGIN
  SELECT u.email INTO STRICT address FROM identity."user" u WHERE u.id = person;
  PERFORM audit.tell(NULL, NULL, 'person', 'user', ARRAY[person::text]);
  FOR org IN SELECT authz.organizations_of(person) LOOP
    PERFORM audit.tell(org, NULL, 'person', 'user', ARRAY[person::text]);
    PERFORM authz.record_in(org, NULL, action, 'user', person::text, address, NULL, NULL);
  END LOOP;
END
$$;

REVOKE ALL ON FUNCTION authz.tell_person(uuid, text) FROM PUBLIC;
