-- Accepts an invitation as the signed-in person. The row is claimed once, by its address alone, before anything else
-- happens, only while its sender can still assign what it gives, and only where the security policies let them in. The token was mailed to that address and nowhere
-- else, so presenting it proves ownership of the mailbox: the address is confirmed. Existing members keep their role.
-- Moves the context to where the person now is. False if it was already claimed, or can't be.
CREATE FUNCTION authz.accept_invitation(hash text, private_workspace uuid, private_slugs text[]) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  i invitation;
  b authz.blueprint;
BEGIN
  UPDATE invitation SET state = 'accepted', settled_at = now(), settled_by = authz.actor_id()
    FROM identity."user" u, organization o
    WHERE invitation.token_hash = hash AND invitation.state = 'pending' AND invitation.expires_at > now()
      AND u.id = authz.person_id() AND u.email = invitation.email AND u.suspended_at IS NULL
      AND o.id = invitation.org_id AND o.state IN ('active', 'deletion_requested')
      AND (invitation.workspace_id IS NULL OR EXISTS (
        SELECT 1 FROM workspace w WHERE w.org_id = o.id AND w.id = invitation.workspace_id AND w.state = 'active'))
      AND authz.confined_to() IS NULL
      AND authz.is_backed(invitation)
      AND authz.is_invitable(o.id, invitation.workspace_id, u.email)
      AND authz.refused_at(o.id, invitation.workspace_id) IS NULL
    RETURNING invitation.* INTO i;
  IF NOT FOUND THEN RETURN false; END IF;
  UPDATE identity."user" SET email_verified = true, updated_at = now()
    WHERE id = authz.person_id() AND NOT email_verified;
  SELECT p.* INTO STRICT b FROM organization o JOIN authz.blueprint p ON p.key = o.blueprint WHERE o.id = i.org_id;
  IF b.topology = 'organization' AND NOT EXISTS (
    SELECT 1 FROM organization_member p WHERE p.org_id = i.org_id AND p.user_id = authz.person_id()
  ) THEN
    PERFORM authz.seat_in_organization(i.org_id, authz.person_id(),
      CASE WHEN i.workspace_id IS NULL THEN i.role ELSE b.default_org_role END, private_workspace, private_slugs);
  END IF;
  IF i.workspace_id IS NOT NULL THEN
    -- A person whom the default workspace seated in the process gets the role from the invitation.
    INSERT INTO member (org_id, workspace_id, user_id, role, name, email, created_by_kind, created_by)
      SELECT i.org_id, i.workspace_id, u.id, i.role, u.name, u.email, i.invited_by_kind, i.invited_by
      FROM identity."user" u WHERE u.id = authz.person_id()
      ON CONFLICT (org_id, workspace_id, user_id) DO UPDATE SET role = excluded.role
        WHERE member.created_at = now() AND member.created_by = authz.actor_id();
  END IF;
  PERFORM authz.move_context(i.org_id, i.workspace_id);
  RETURN true;
END
$$;

REVOKE ALL ON FUNCTION authz.accept_invitation(text, uuid, text[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.accept_invitation(text, uuid, text[]) TO bailiwick_app;
