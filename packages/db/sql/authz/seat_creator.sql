-- Gives the signed-in person the creator's role in a workspace without members (V23, M28).
CREATE FUNCTION authz.seat_creator(org uuid, workspace uuid, creator_role text) RETURNS void
LANGUAGE sql SET search_path = public, pg_temp AS $$
  INSERT INTO member (org_id, workspace_id, user_id, role, name, email, created_by)
    SELECT org, workspace, u.id, creator_role, u.name, u.email, u.id
    FROM identity."user" u WHERE u.id = authz.person_id()
$$;

REVOKE ALL ON FUNCTION authz.seat_creator(uuid, uuid, text) FROM PUBLIC;
