-- Removes a person from the context's organization, with their memberships and teams. Their private workspace is
-- deleted like any other and can be restored until its purge. Each workspace's part is recorded there.
-- member_keeps_owner guards the result.
CREATE FUNCTION authz.remove_from_organization(person uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  their_role text;
  appointed boolean;
  hours integer;
  lost record;
BEGIN
  SELECT p.role, authz.is_appointed(p.role) INTO their_role, appointed FROM organization_member p
    WHERE p.org_id = authz.org_id() AND p.user_id = person;
  SELECT b.deletion_window_hours INTO STRICT hours
    FROM organization o JOIN authz.blueprint b ON b.key = o.blueprint WHERE o.id = authz.org_id();
  IF their_role IS NULL OR NOT (
    person = authz.person_id()
    OR (appointed AND authz.has('platform:appoint_organization_admin'))
    OR (NOT appointed AND authz.has('organization_member:remove')
        AND authz.may_give('organization', their_role))
  ) THEN
    RAISE EXCEPTION 'this person can''t be removed from the organization this way' USING ERRCODE = '42501';
  END IF;
  FOR lost IN
    UPDATE workspace w SET state = 'pending_deletion', is_default = false, default_for = NULL, deleted_from = 'active',
        deletion_requested_at = now(), deletion_requested_by = authz.actor_id(),
        purge_after = now() + make_interval(hours => coalesce(hours, 720))
      WHERE w.org_id = authz.org_id() AND w.default_for = person RETURNING w.id, w.name, w.purge_after
  LOOP
    PERFORM authz.record_in(authz.org_id(), lost.id, 'workspace.deletion_requested', 'workspace', lost.id::text, lost.name,
      json_build_object('state', 'active'), json_build_object('state', 'pending_deletion', 'purgeAfter', lost.purge_after));
  END LOOP;
  FOR lost IN
    DELETE FROM member m WHERE m.org_id = authz.org_id() AND m.user_id = person RETURNING m.workspace_id, m.email, m.role
  LOOP
    PERFORM authz.record_in(authz.org_id(), lost.workspace_id,
      CASE person WHEN authz.person_id() THEN 'member.left' ELSE 'member.removed' END, 'user', person::text, lost.email,
      json_build_object('role', lost.role), NULL);
  END LOOP;
  DELETE FROM organization_member p WHERE p.org_id = authz.org_id() AND p.user_id = person;
END
$$;

REVOKE ALL ON FUNCTION authz.remove_from_organization(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.remove_from_organization(uuid) TO bailiwick_app;
