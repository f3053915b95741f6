-- Gives a person the role back that they had in a place before a request of theirs was approved for a time that has passed, and
-- records it in the system's name. Without a workspace, in the organization. False where there is none to give back.
CREATE FUNCTION authz.give_back(org uuid, workspace uuid, person uuid) RETURNS boolean
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  held record;
  former record;
BEGIN
  IF workspace IS NULL THEN
    SELECT p.email, p.role, p.ends_at INTO held FROM organization_member p
      WHERE p.org_id = org AND p.user_id = person AND NOT authz.runs(p.ends_at);
  ELSE
    SELECT m.email, m.role, m.own_end AS ends_at INTO held FROM member m
      WHERE m.org_id = org AND m.workspace_id = workspace AND m.user_id = person AND NOT authz.runs(m.own_end);
  END IF;
  IF NOT FOUND THEN RETURN false; END IF;
  SELECT f.role, f.ends_at INTO former FROM authz.role_before(org, workspace, person, held.role, held.ends_at) f;
  IF NOT FOUND THEN RETURN false; END IF;
  IF workspace IS NULL THEN
    UPDATE organization_member p SET role = former.role, ends_at = former.ends_at WHERE p.org_id = org AND p.user_id = person;
  ELSE
    UPDATE member m SET role = former.role, own_end = former.ends_at
      WHERE m.org_id = org AND m.workspace_id = workspace AND m.user_id = person;
  END IF;
  PERFORM audit.append_system(org, workspace,
    CASE WHEN workspace IS NULL THEN 'organization.member_role_changed' ELSE 'member.role_changed' END, 'user', person::text,
    held.email, json_build_object('role', held.role, 'endsAt', audit.time_text(held.ends_at))::text,
    json_strip_nulls(json_build_object('role', former.role, 'endsAt', audit.time_text(former.ends_at)))::text);
  RETURN true;
END
$$;

REVOKE ALL ON FUNCTION authz.give_back(uuid, uuid, uuid) FROM PUBLIC;
