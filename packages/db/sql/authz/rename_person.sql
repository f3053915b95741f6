-- Renames the signed-in person. authz.copy_person updates the tenants' copies; each organization they are in records it
-- in its own chain, so that no one takes a colleague's name unnoticed. Does nothing if the name is the same.
CREATE FUNCTION authz.rename_person(new_name text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  person constant uuid := authz.person_id();
  old_name text;
  address text;
  org uuid;
BEGIN
  SELECT u.name, u.email INTO old_name, address FROM identity."user" u WHERE u.id = person FOR NO KEY UPDATE;
  IF NOT FOUND OR old_name = new_name THEN RETURN; END IF;
  UPDATE identity."user" u SET name = new_name, updated_at = now() WHERE u.id = person;
  -- They might be in no organization, and then there is no chain to record it in.
  PERFORM audit.tell(NULL, NULL, 'person', 'user', ARRAY[person::text]);
  FOR org IN
    SELECT authz.organizations_of(person)
  LOOP
    -- The organization's log reports it to all of its workspaces, because each lists the person.
    PERFORM audit.tell(org, NULL, 'person', 'user', ARRAY[person::text]);
    PERFORM authz.record_in(org, NULL, 'person.renamed', 'user', person::text, address,
      json_build_object('name', old_name), json_build_object('name', new_name));
  END LOOP;
END
$$;

REVOKE ALL ON FUNCTION authz.rename_person(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.rename_person(text) TO bailiwick_app;
