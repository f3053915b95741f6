-- Gives everybody who has one role of the organization's own another one, wherever that is; how many got it. For who
-- deletes a role, and only as far as they could give either role in each of those places.
CREATE FUNCTION authz.replace_role(role_level text, role_key text, replacement text) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  had bit(256);
  gets bit(256);
  moved integer := 0;
  changed integer;
BEGIN
  SELECT r.permissions INTO had FROM role r
    WHERE r.org_id = authz.org_id() AND r.level = role_level AND r.key = role_key AND NOT r.built_in;
  SELECT r.permissions INTO gets FROM role r
    WHERE r.org_id = authz.org_id() AND r.level = role_level AND r.key = replacement;
  IF NOT coalesce(authz.has('role:delete') AND authz.may_compose(role_level, role_key, had)
                  AND authz.may_compose(role_level, role_key, gets), false) THEN
    RAISE EXCEPTION 'this role is not replaced by that one here' USING ERRCODE = '42501';
  END IF;
  UPDATE member m SET role = replacement
    WHERE m.org_id = authz.org_id() AND m.level = role_level AND m.role = role_key;
  GET DIAGNOSTICS changed = ROW_COUNT;
  moved := moved + changed;
  UPDATE team_grant g SET role = replacement
    WHERE g.org_id = authz.org_id() AND g.level = role_level AND g.role = role_key;
  GET DIAGNOSTICS changed = ROW_COUNT;
  moved := moved + changed;
  UPDATE organization_member p SET role = replacement
    WHERE p.org_id = authz.org_id() AND p.level = role_level AND p.role = role_key;
  GET DIAGNOSTICS changed = ROW_COUNT;
  moved := moved + changed;
  UPDATE invitation i SET role = replacement
    WHERE i.org_id = authz.org_id() AND i.level = role_level AND i.open_role = role_key;
  GET DIAGNOSTICS changed = ROW_COUNT;
  RETURN moved + changed;
END
$$;

REVOKE ALL ON FUNCTION authz.replace_role(text, text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.replace_role(text, text, text) TO bailiwick_app;
