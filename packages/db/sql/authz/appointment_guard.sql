-- Where only the platform admin appoints an organization's admins (S32), its own people can neither appoint nor dismiss
-- one.
CREATE FUNCTION authz.appointment_guard() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF current_user = 'bailiwick_app' AND (
    (tg_op <> 'DELETE' AND authz.is_appointed(new.role)) OR (tg_op <> 'INSERT' AND authz.is_appointed(old.role))
  ) THEN
    PERFORM authz.need('platform:appoint_organization_admin');
  END IF;
  RETURN CASE tg_op WHEN 'DELETE' THEN old ELSE new END;
END
$$;

CREATE TRIGGER appointment_guard BEFORE INSERT OR DELETE OR UPDATE OF role ON organization_member
  FOR EACH ROW EXECUTE FUNCTION authz.appointment_guard();

CREATE TRIGGER appointment_guard BEFORE INSERT ON invitation
  FOR EACH ROW WHEN (new.workspace_id IS NULL) EXECUTE FUNCTION authz.appointment_guard();

REVOKE ALL ON FUNCTION authz.appointment_guard() FROM PUBLIC;
