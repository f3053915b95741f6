-- Adds a person to the context's organization, with the permission for it, for a time or, with null, without an end; or lets
-- the platform admin appoint them.
CREATE FUNCTION authz.add_to_organization(person uuid, org_role text, private_workspace uuid, private_slugs text[], until timestamptz)
RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT (CASE WHEN authz.is_appointed(org_role) THEN authz.has('platform:appoint_organization_admin')
              ELSE (authz.has('organization_member:add') AND authz.may_give('organization', org_role))
                OR (authz.has('platform:rescue_workspace') AND org_role = (
                      SELECT b.default_org_role FROM organization o JOIN authz.blueprint b ON b.key = o.blueprint
                      WHERE o.id = authz.org_id())) END) THEN
    RAISE EXCEPTION 'this person can''t be added to the organization this way' USING ERRCODE = '42501';
  END IF;
  PERFORM authz.need_end('organization', org_role, until);
  PERFORM authz.seat_in_organization(authz.org_id(), person, org_role, private_workspace, private_slugs, until, authz.person_id());
END
$$;

REVOKE ALL ON FUNCTION authz.add_to_organization(uuid, text, uuid, text[], timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.add_to_organization(uuid, text, uuid, text[], timestamptz) TO bailiwick_app;
