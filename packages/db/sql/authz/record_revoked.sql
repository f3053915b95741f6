-- Records, where it led, an invitation that something else ended; as the system if there is no actor.
CREATE FUNCTION authz.record_revoked(ended invitation) RETURNS void
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  action text := CASE WHEN ended.workspace_id IS NULL THEN 'organization.invitation_revoked' ELSE 'invitation.revoked' END;
BEGIN
  IF authz.actor_id() IS NULL THEN
    PERFORM audit.append_system(ended.org_id, ended.workspace_id, action, 'invitation', ended.id::text, ended.email,
      json_build_object('role', ended.role)::text, NULL);
  ELSE
    PERFORM authz.record_in(ended.org_id, ended.workspace_id, action, 'invitation', ended.id::text, ended.email,
      json_build_object('role', ended.role), NULL);
  END IF;
END
$$;

REVOKE ALL ON FUNCTION authz.record_revoked(invitation) FROM PUBLIC;
