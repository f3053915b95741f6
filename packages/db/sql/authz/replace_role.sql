-- Gives everyone who has one role another one, everywhere; returns how many people, teams and invitations got it. For
-- people who delete a custom role or replace a built-in one with a custom role, and only as far as they could assign
-- either role in each of those places. Roles that keep workspaces owned and organizations administered can't be
-- replaced.
CREATE FUNCTION authz.replace_role(role_level text, role_key text, replacement text)
RETURNS TABLE (people integer, teams integer, invitations integer)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  had role%ROWTYPE;
  gets role%ROWTYPE;
  seated integer;
BEGIN
  SELECT * INTO had FROM role r WHERE r.org_id = authz.org_id() AND r.level = role_level AND r.key = role_key;
  SELECT * INTO gets FROM role r WHERE r.org_id = authz.org_id() AND r.level = role_level AND r.key = replacement;
  IF NOT coalesce(authz.has('role:delete') AND authz.may_compose(role_level, role_key, had.permissions)
                  AND authz.may_compose(role_level, role_key, gets.permissions), false)
     OR had.built_in AND (gets.built_in OR NOT authz.has('role:create') OR EXISTS (
       SELECT 1 FROM organization o JOIN authz.blueprint b ON b.key = o.blueprint
       WHERE o.id = authz.org_id() AND role_key IN (b.owner_role, b.creator_role, b.owner_org_role, b.creator_org_role)))
  THEN
    RAISE EXCEPTION 'this role is not replaced by that one here' USING ERRCODE = '42501';
  END IF;
  UPDATE member m SET role = replacement
    WHERE m.org_id = authz.org_id() AND m.level = role_level AND m.role = role_key;
  GET DIAGNOSTICS people = ROW_COUNT;
  UPDATE organization_member p SET role = replacement
    WHERE p.org_id = authz.org_id() AND p.level = role_level AND p.role = role_key;
  GET DIAGNOSTICS seated = ROW_COUNT;
  people := people + seated;
  UPDATE team_grant g SET role = replacement
    WHERE g.org_id = authz.org_id() AND g.level = role_level AND g.role = role_key;
  GET DIAGNOSTICS teams = ROW_COUNT;
  UPDATE invitation i SET role = replacement
    WHERE i.org_id = authz.org_id() AND i.level = role_level AND i.open_role = role_key;
  GET DIAGNOSTICS invitations = ROW_COUNT;
  UPDATE access_request q SET role = CASE q.role WHEN role_key THEN replacement ELSE q.role END,
      former_role = CASE q.former_role WHEN role_key THEN replacement ELSE q.former_role END
    WHERE q.org_id = authz.org_id() AND (q.workspace_id IS NULL) = (role_level = 'organization')
      AND role_key IN (q.role, q.former_role);
  RETURN NEXT;
END
$$;

REVOKE ALL ON FUNCTION authz.replace_role(text, text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.replace_role(text, text, text) TO bailiwick_app;
