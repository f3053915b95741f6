-- Removes the platform admin from an organization that they created for a customer, in the same transaction, which then
-- continues as the platform admin: creating such an organization leaves them no access (S32) and no private workspace.
-- Another person has to be seated before the commit, as member_keeps_owner requires.
CREATE FUNCTION authz.leave_created() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  held text;
BEGIN
  IF NOT EXISTS (
    SELECT 1 FROM organization o JOIN authz.blueprint b ON b.key = o.blueprint AND b.organization_creation = 'platform'
    JOIN identity.platform_admin p ON p.user_id = o.created_by
    WHERE o.id = authz.org_id() AND o.created_by = authz.person_id() AND o.xmin = pg_current_xact_id()::xid
      AND o.created_at = now()
  ) THEN
    RAISE EXCEPTION 'nothing was created here for a customer' USING ERRCODE = '42501';
  END IF;
  SELECT r.permissions::text INTO STRICT held FROM authz.platform_role r WHERE r.key = 'platform_admin';
  PERFORM set_config('authz.via', 'platform', true), set_config('authz.workspace_id', '', true),
    set_config('authz.organization_permissions', '', true),
    set_config('authz.held', held, true), set_config('authz.permissions', held, true);
  DELETE FROM member m WHERE m.org_id = authz.org_id() AND m.user_id = authz.person_id();
  DELETE FROM organization_member p WHERE p.org_id = authz.org_id() AND p.user_id = authz.person_id();
  WITH own AS (
    DELETE FROM workspace w WHERE w.org_id = authz.org_id() AND w.default_for = authz.person_id() RETURNING w.id
  ) DELETE FROM slug s USING own WHERE s.org_id = authz.org_id() AND s.workspace_id = own.id;
END
$$;

REVOKE ALL ON FUNCTION authz.leave_created() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.leave_created() TO bailiwick_app;
