-- Gives the signed-in person the address to which a mail was sent, by the hash of that mail's token: the mailbox's
-- owner has the token, and the account's owner has the session. authz.copy_person updates the tenants' copies; each
-- organization they are in records both addresses in its own chain, so that no one takes a colleague's unnoticed.
-- Earlier mailed links stop working, and the old address is notified. The outcome: `changed`; `none` for an invalid
-- token, `another` for another account's, `taken` if the address has an account by now.
CREATE FUNCTION authz.change_address(hash text, subject text, body text) RETURNS TABLE (outcome text, email text)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  person constant uuid := authz.person_id();
  old_address text;
  new_address text;
  org uuid;
  moot invitation;
BEGIN
  PERFORM authz.lock_my_organizations();
  SELECT u.email INTO old_address FROM identity."user" u
    WHERE u.id = person AND u.suspended_at IS NULL FOR NO KEY UPDATE;
  DELETE FROM identity.verification v
    WHERE v.identifier = hash AND v.expires_at > now()
      AND starts_with(v.value, 'new-address ' || person || ' ' || old_address || ' ')
    RETURNING substr(v.value, length('new-address ' || person || ' ' || old_address || ' ') + 1) INTO new_address;
  IF NOT FOUND THEN
    RETURN QUERY SELECT CASE WHEN EXISTS (
      SELECT FROM identity.verification v WHERE v.identifier = hash AND v.expires_at > now()
        AND NOT starts_with(v.value, 'new-address ' || person || ' ')) THEN 'another' ELSE 'none' END, old_address;
    RETURN;
  END IF;
  IF EXISTS (SELECT FROM identity."user" u WHERE u.email = new_address) THEN
    RETURN QUERY SELECT 'taken', old_address;
    RETURN;
  END IF;
  UPDATE identity."user" u SET email = new_address, email_verified = true, updated_at = now() WHERE u.id = person;
  DELETE FROM identity.verification v
    WHERE v.value IN (person::text, person || ' ' || old_address) OR starts_with(v.value, 'new-address ' || person || ' ');
  INSERT INTO outbox (kind, recipient, subject, body_text, payload)
    VALUES ('mail', old_address, subject, body, jsonb_build_object('about', 'address_changed'));
  -- They might be in no organization, and then there is no chain to record it in.
  PERFORM audit.tell(NULL, NULL, 'person', 'user', ARRAY[person::text]);
  FOR org IN
    SELECT authz.organizations_of(person)
  LOOP
    PERFORM audit.tell(org, NULL, 'person', 'user', ARRAY[person::text]);
    PERFORM authz.record_in(org, NULL, 'person.address_changed', 'user', person::text, new_address,
      json_build_object('email', old_address), json_build_object('email', new_address));
    -- Members no longer need an invitation, under either address.
    FOR moot IN
      UPDATE invitation i SET state = 'revoked', settled_at = now(), settled_by = person
        WHERE i.org_id = org AND i.email = new_address AND i.state = 'pending' AND (
          EXISTS (SELECT FROM member m WHERE m.org_id = org AND m.workspace_id = i.workspace_id AND m.user_id = person)
          OR i.workspace_id IS NULL AND EXISTS (
            SELECT FROM organization_member p WHERE p.org_id = org AND p.user_id = person))
        RETURNING i.*
    LOOP
      PERFORM authz.record_revoked(moot);
    END LOOP;
  END LOOP;
  RETURN QUERY SELECT 'changed', new_address;
END
$$;

REVOKE ALL ON FUNCTION authz.change_address(text, text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.change_address(text, text, text) TO bailiwick_app;
