-- Makes a person a member with a connection's role, in the context of authz.act_as_connected and under the organization's lock.
-- Returns why not, or null; who is a member stays what they are.
--   seats   how many members there can be; null for any number
CREATE FUNCTION authz.join_by_connection(c connection, person uuid, seats integer, private_workspace uuid, private_slugs text[])
RETURNS text
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  place uuid;
  address text;
BEGIN
  IF authz.is_in(c.org_id, person) THEN RETURN NULL; END IF;
  IF NOT EXISTS (SELECT FROM role r WHERE r.org_id = c.org_id AND r.level = c.level AND r.key = c.role) THEN
    RETURN 'role_gone';
  END IF;
  SELECT u.email INTO STRICT address FROM identity."user" u WHERE u.id = person;
  IF c.level = 'organization' THEN
    PERFORM authz.seat_in_organization(c.org_id, person, c.role, private_workspace, private_slugs, NULL, NULL);
    PERFORM authz.record_in(c.org_id, NULL, 'organization.member_added', 'user', person::text, address, NULL,
      json_build_object('role', c.role));
    RETURN NULL;
  END IF;
  -- A flat organization is its only workspace.
  SELECT w.id INTO place FROM workspace w WHERE w.org_id = c.org_id AND w.state = 'active';
  IF place IS NULL THEN RETURN 'closed'; END IF;
  IF (SELECT count(*) FROM member m WHERE m.org_id = c.org_id AND m.workspace_id = place AND authz.runs(m.ends_at))
     + (SELECT count(*) FROM invitation i WHERE i.org_id = c.org_id AND i.workspace_id = place AND i.state = 'pending'
         AND i.expires_at > now() AND i.email <> address) >= seats THEN
    RETURN 'no_seat';
  END IF;
  INSERT INTO member (org_id, workspace_id, user_id, role, name, email, created_by_kind, created_by)
    SELECT c.org_id, place, u.id, c.role, u.name, u.email, 'user', u.id FROM identity."user" u WHERE u.id = person;
  PERFORM authz.record_in(c.org_id, place, 'member.added', 'user', person::text, address, NULL,
    json_build_object('role', c.role));
  RETURN NULL;
END
$$;

REVOKE ALL ON FUNCTION authz.join_by_connection(connection, uuid, integer, uuid, text[]) FROM PUBLIC;
