-- Tells open consoles that the signed-in person's picture changed, and records it in each organization they are in, so that
-- no one takes a colleague's face unnoticed. The image itself is in no log.
CREATE FUNCTION authz.picture_changed(action text) RETURNS void
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  person constant uuid := authz.person_id();
  address text;
  org uuid;
BEGIN
  SELECT u.email INTO STRICT address FROM identity."user" u WHERE u.id = person;
  -- They might be in no organization, and then there is no chain to record it in.
  PERFORM audit.tell(NULL, NULL, 'person', 'user', ARRAY[person::text]);
  FOR org IN SELECT authz.organizations_of(person) LOOP
    PERFORM audit.tell(org, NULL, 'person', 'user', ARRAY[person::text]);
    PERFORM authz.record_in(org, NULL, action, 'user', person::text, address, NULL, NULL);
  END LOOP;
END
$$;

REVOKE ALL ON FUNCTION authz.picture_changed(text) FROM PUBLIC;
