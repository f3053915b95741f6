-- When a person loses a role, their invitations that give more than they can still assign are revoked, so that no one
-- can leave themselves a way back in. Skips what is about to be purged as a whole.
CREATE FUNCTION authz.end_unbacked() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  ended invitation;
BEGIN
  FOR ended IN
    UPDATE invitation i SET state = 'revoked', settled_at = now(), settled_by = authz.actor_id()
      FROM (SELECT DISTINCT org_id, user_id FROM changed) c
      WHERE i.org_id = c.org_id AND i.invited_by = c.user_id AND i.state = 'pending' AND i.expires_at > now()
        AND EXISTS (SELECT FROM organization o WHERE o.id = i.org_id AND o.state IN ('active', 'deletion_requested'))
        AND (i.workspace_id IS NULL OR EXISTS (
          SELECT FROM workspace w WHERE w.org_id = i.org_id AND w.id = i.workspace_id AND w.state <> 'pending_deletion'))
        AND NOT authz.is_backed(i)
      RETURNING i.*
  LOOP
    PERFORM authz.record_revoked(ended);
  END LOOP;
  RETURN NULL;
END
$$;

CREATE TRIGGER end_unbacked_of_removed AFTER DELETE ON member
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION authz.end_unbacked();

CREATE TRIGGER end_unbacked_of_changed AFTER UPDATE ON member
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION authz.end_unbacked();

CREATE TRIGGER end_unbacked_of_removed AFTER DELETE ON organization_member
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION authz.end_unbacked();

CREATE TRIGGER end_unbacked_of_changed AFTER UPDATE ON organization_member
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION authz.end_unbacked();

CREATE TRIGGER end_unbacked_of_removed AFTER DELETE ON team_member
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION authz.end_unbacked();

REVOKE ALL ON FUNCTION authz.end_unbacked() FROM PUBLIC;
