-- An old link is no way back in. A person who joined in another way no longer needs their invitation, and a person
-- removed from the organization keeps none. Each revocation is recorded where the invitation led.
CREATE FUNCTION authz.end_invitations() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  ended invitation;
BEGIN
  FOR ended IN
    UPDATE invitation i SET state = 'revoked', settled_at = now(), settled_by = authz.actor_id()
      FROM changed c WHERE i.org_id = c.org_id AND i.email = c.email AND i.state = 'pending'
        AND (tg_op = 'DELETE' OR i.workspace_id IS NOT DISTINCT FROM (to_jsonb(c) ->> 'workspace_id')::uuid)
      RETURNING i.*
  LOOP
    PERFORM authz.record_revoked(ended);
  END LOOP;
  RETURN NULL;
END
$$;

CREATE TRIGGER end_invitations AFTER INSERT ON member
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION authz.end_invitations();

CREATE TRIGGER end_invitations_of_joined AFTER INSERT ON organization_member
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION authz.end_invitations();

CREATE TRIGGER end_invitations_of_gone AFTER DELETE ON organization_member
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION authz.end_invitations();

REVOKE ALL ON FUNCTION authz.end_invitations() FROM PUBLIC;
