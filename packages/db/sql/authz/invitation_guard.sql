-- Resending and revoking an invitation need separate permissions, which a row policy can't tell apart. Resending makes
-- the actor its new author.
CREATE FUNCTION authz.invitation_guard() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF current_user <> 'bailiwick_app' THEN RETURN new; END IF;
  IF new.invited_by <> authz.actor_id() AND (new.token_hash, new.invited_by) <> (old.token_hash, old.invited_by) THEN
    RAISE EXCEPTION 'an invitation is sent by who sends it' USING ERRCODE = '42501';
  END IF;
  IF new.token_hash <> old.token_hash OR new.expires_at <> old.expires_at OR new.sent_at <> old.sent_at THEN
    IF new.workspace_id IS NULL THEN
      PERFORM authz.need('organization_invitation:create');
    ELSE
      PERFORM authz.need('invitation:create');
    END IF;
  END IF;
  IF new.state = 'revoked' THEN
    IF new.workspace_id IS NULL THEN
      PERFORM authz.need('organization_invitation:revoke');
    ELSE
      PERFORM authz.need('invitation:revoke');
    END IF;
  END IF;
  RETURN new;
END
$$;

CREATE TRIGGER invitation_guard BEFORE UPDATE ON invitation FOR EACH ROW EXECUTE FUNCTION authz.invitation_guard();

REVOKE ALL ON FUNCTION authz.invitation_guard() FROM PUBLIC;
