-- Deletes the signed-in person's account, by the hash of a proof that they have just typed its password in this session. In each
-- organization its log says so, and they are taken out of it as who leaves it (authz.take_out; member_keeps_owner and
-- organization_keeps_admin stand behind). Then what the instance knows of them goes: account, sessions, mailed links, mails
-- about the account. Entries keep the address under which they acted: they are hashed. The address is told. False without a
-- proof that holds.
CREATE FUNCTION authz.delete_account(hash text, subject text, body text) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  person constant uuid := authz.person_id();
  address text;
  org uuid;
  held text;
BEGIN
  DELETE FROM identity.verification v
    WHERE v.identifier = hash AND v.expires_at > now() AND v.value = 'proof ' || person || ' ' || authz.session_id();
  IF NOT FOUND THEN RETURN false; END IF;
  IF EXISTS (SELECT FROM identity.platform_admin p WHERE p.user_id = person) THEN
    RAISE EXCEPTION 'who runs the instance keeps their account' USING ERRCODE = '42501';
  END IF;
  PERFORM authz.lock_my_organizations();
  SELECT u.email INTO STRICT address FROM identity."user" u WHERE u.id = person;
  -- They may be in no organization, in whose chain it would stand.
  PERFORM audit.tell(NULL, NULL, 'person', 'user', ARRAY[person::text]);
  FOR org IN SELECT authz.organizations_of(person) LOOP
    PERFORM audit.tell(org, NULL, 'person', 'user', ARRAY[person::text]);
    PERFORM authz.record_in(org, NULL, 'person.deleted', 'user', person::text, address, NULL, NULL);
    SELECT p.role INTO held FROM organization_member p WHERE p.org_id = org AND p.user_id = person;
    IF FOUND THEN
      PERFORM authz.record_in(org, NULL, 'organization.member_left', 'user', person::text, address,
        json_build_object('role', held), NULL);
    END IF;
    PERFORM authz.take_out(org, person);
  END LOOP;
  -- The directory's word stays, about an address without an account.
  UPDATE directory_person p SET user_id = NULL, kept_end = NULL WHERE p.user_id = person;
  DELETE FROM access_request q WHERE q.user_id = person;
  DELETE FROM idempotency i WHERE i.actor_id = person;
  DELETE FROM outbox o WHERE o.org_id IS NULL AND o.recipient = address;
  DELETE FROM identity.verification v
    WHERE v.value IN (person::text, person || ' ' || address) OR starts_with(v.value, 'new-address ' || person || ' ')
      OR starts_with(v.value, 'proof ' || person || ' ') OR starts_with(v.value, 'factor ' || person || ' ')
      OR starts_with(v.value, 'challenge ' || person || ' ');
  DELETE FROM identity."user" u WHERE u.id = person;
  INSERT INTO outbox (kind, recipient, subject, body_text, payload)
    VALUES ('mail', address, subject, body, jsonb_build_object('about', 'account_deleted'));
  RETURN true;
END
$$;

REVOKE ALL ON FUNCTION authz.delete_account(text, text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.delete_account(text, text, text) TO bailiwick_app;
