-- Removes a person from the context's organization, with their memberships and teams. Their private workspace is
-- deleted like any other and can be restored until its purge. Each workspace's part is recorded there.
-- member_keeps_owner guards the result.
CREATE FUNCTION authz.remove_from_organization(person uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  their_role text;
  appointed boolean;
BEGIN
  SELECT p.role, authz.is_appointed(p.role) INTO their_role, appointed FROM organization_member p
    WHERE p.org_id = authz.org_id() AND p.user_id = person;
  IF their_role IS NULL OR NOT (
    person = authz.person_id()
    OR (appointed AND authz.has('platform:appoint_organization_admin'))
    OR (NOT appointed AND authz.has('organization_member:remove')
        AND authz.may_give('organization', their_role))
  ) THEN
    RAISE EXCEPTION 'this person can''t be removed from the organization this way' USING ERRCODE = '42501';
  END IF;
  PERFORM authz.take_out(authz.org_id(), person);
END
$$;

REVOKE ALL ON FUNCTION authz.remove_from_organization(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.remove_from_organization(uuid) TO bailiwick_app;
