-- Assigning or removing the owner's role needs a separate permission, and no indirect route assigns a role without it.
CREATE FUNCTION authz.member_guard() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF current_user <> 'bailiwick_app' OR authz.has('platform:rescue_workspace') THEN RETURN new; END IF;
  IF new.role = (SELECT b.owner_role FROM public.organization o JOIN authz.blueprint b ON b.key = o.blueprint
                 WHERE o.id = new.org_id) THEN
    PERFORM authz.need('member:make_owner');
  END IF;
  RETURN new;
END
$$;

CREATE TRIGGER member_guard BEFORE INSERT OR UPDATE ON member FOR EACH ROW EXECUTE FUNCTION authz.member_guard();

-- Only someone who can make owners assigns the owner's role, whether directly, to a team, or by invitation.
CREATE TRIGGER owner_guard BEFORE INSERT OR UPDATE OF role ON team_grant
  FOR EACH ROW EXECUTE FUNCTION authz.member_guard();

CREATE TRIGGER owner_guard BEFORE INSERT ON invitation
  FOR EACH ROW WHEN (new.workspace_id IS NOT NULL) EXECUTE FUNCTION authz.member_guard();

REVOKE ALL ON FUNCTION authz.member_guard() FROM PUBLIC;
