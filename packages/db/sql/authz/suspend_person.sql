-- Suspends or reinstates a person's account: sessions end, and each organization they are in records it in its own
-- chain. False if there is no such account, or nothing to change.
CREATE FUNCTION authz.suspend_person(person uuid, suspend boolean) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  address text;
  org uuid;
BEGIN
  IF NOT authz.has('platform:suspend_person') THEN
    RAISE EXCEPTION 'platform:suspend_person is not held' USING ERRCODE = '42501';
  END IF;
  UPDATE identity."user" u SET suspended_at = CASE WHEN suspend THEN now() END
    WHERE u.id = person AND (u.suspended_at IS NOT NULL) <> suspend RETURNING u.email INTO address;
  IF NOT FOUND THEN RETURN false; END IF;
  IF suspend THEN DELETE FROM identity.session s WHERE s.user_id = person; END IF;
  -- They might be in no organization, and then there is no chain to record it in.
  PERFORM audit.tell(NULL, NULL, 'person', 'user', ARRAY[person::text]);
  FOR org IN
    SELECT authz.organizations_of(person)
  LOOP
    PERFORM authz.record_in(org, NULL, CASE WHEN suspend THEN 'person.suspended' ELSE 'person.reinstated' END,
      'user', person::text, address, NULL, NULL);
  END LOOP;
  RETURN true;
END
$$;

REVOKE ALL ON FUNCTION authz.suspend_person(uuid, boolean) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.suspend_person(uuid, boolean) TO bailiwick_app;
