-- Declines an invitation by its token, which was mailed to the invited address and nowhere else: presenting it speaks
-- for that address, with or without an account, signed in or not. The row is claimed once. The log names the address,
-- and the account if the signed-in person has that address. False if it was already settled, or has expired.
CREATE FUNCTION authz.decline_invitation(hash text, ip text) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  i invitation;
  invited uuid;
  entry audit_entry;
BEGIN
  SELECT u.id INTO invited FROM identity."user" u JOIN invitation t ON t.email = u.email
    WHERE t.token_hash = hash AND u.id = authz.person_id();
  UPDATE invitation t SET state = 'declined', settled_at = now(), settled_by = invited
    WHERE t.token_hash = hash AND t.state = 'pending' AND t.expires_at > now() RETURNING t.* INTO i;
  IF NOT FOUND THEN RETURN false; END IF;
  entry.org_id := i.org_id;
  entry.workspace_id := i.workspace_id;
  entry.via := i.level;
  entry.actor_kind := 'user';
  entry.actor_id := invited;
  entry.actor_name := i.email;
  entry.ip := nullif(ip, '');
  entry.action := CASE WHEN i.workspace_id IS NULL THEN 'organization.invitation_declined' ELSE 'invitation.declined' END;
  entry.target_kind := 'invitation';
  entry.target_id := i.id::text;
  entry.target_name := i.email;
  entry.outcome := 'done';
  entry.before := json_build_object('role', i.role)::text;
  PERFORM audit.write(entry);
  RETURN true;
END
$$;

REVOKE ALL ON FUNCTION authz.decline_invitation(text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.decline_invitation(text, text) TO bailiwick_app;
