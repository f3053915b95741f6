-- Makes the person who restored a workspace without an owner its owner.
CREATE FUNCTION authz.seat_restorer() RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  owning text;
BEGIN
  IF NOT authz.has('workspace:restore') OR authz.owners(authz.org_id(), authz.workspace_id()) > 0 THEN RETURN false; END IF;
  SELECT b.owner_role INTO STRICT owning
    FROM organization o JOIN authz.blueprint b ON b.key = o.blueprint WHERE o.id = authz.org_id();
  INSERT INTO member (org_id, workspace_id, user_id, role, name, email, created_by)
    SELECT authz.org_id(), authz.workspace_id(), u.id, owning, u.name, u.email, u.id
    FROM identity."user" u WHERE u.id = authz.person_id()
    ON CONFLICT (org_id, workspace_id, user_id) DO UPDATE SET role = excluded.role;
  RETURN true;
END
$$;

REVOKE ALL ON FUNCTION authz.seat_restorer() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.seat_restorer() TO bailiwick_app;
