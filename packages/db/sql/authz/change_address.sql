-- Gives the signed-in person the address that a mail to it was sent about, by the hash of that mail's token: whose mailbox
-- it is has the token, and whose account it is has the session. The tenants' copies follow by authz.copy_person; each
-- organization that they are in keeps both addresses in its own chain, so that nobody takes a colleague's unseen. Links that
-- were mailed before open nothing any more, and the old address is told. What comes of it: `changed`; `none` for a token that
-- holds for nobody, `another` for one of another account, `taken` when the address has an account by now.
CREATE FUNCTION authz.change_address(hash text, subject text, body text) RETURNS TABLE (outcome text, email text)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  person constant uuid := authz.person_id();
  old_address text;
  new_address text;
  org uuid;
  moot invitation;
BEGIN
  -- In the order of every change that reaches several organizations.
  FOR org IN
    SELECT m.org_id FROM member m WHERE m.user_id = person
    UNION SELECT p.org_id FROM organization_member p WHERE p.user_id = person ORDER BY 1
  LOOP
    PERFORM authz.lock_organization(org);
  END LOOP;
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
  -- They may be in no organization, in whose chain it would stand.
  PERFORM audit.tell(NULL, NULL, 'person', 'user', ARRAY[person::text]);
  FOR org IN
    SELECT m.org_id FROM member m WHERE m.user_id = person
    UNION SELECT p.org_id FROM organization_member p WHERE p.user_id = person ORDER BY 1
  LOOP
    PERFORM audit.tell(org, NULL, 'person', 'user', ARRAY[person::text]);
    PERFORM authz.record_in(org, NULL, 'person.address_changed', 'user', person::text, new_address,
      json_build_object('email', old_address), json_build_object('email', new_address));
    -- Who is in has no use for an invitation, under whichever address.
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
