-- Takes someone out of the organization whom its directory has deleted, as who is removed by hand: with their memberships and
-- teams; their private workspace can be restored. What the directory knew of them goes, too. Returns what stands against it, or
-- null.
CREATE FUNCTION authz.leave_directory(entry uuid) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  p directory_person;
  held record;
  failure text;
BEGIN
  PERFORM authz.need('directory:sync');
  DELETE FROM directory_person d WHERE d.org_id = authz.org_id() AND d.id = entry RETURNING d.* INTO p;
  IF p.user_id IS NULL THEN RETURN NULL; END IF;
  failure := authz.kept_in(p.org_id, p.user_id);
  IF failure IS NOT NULL THEN RETURN failure; END IF;
  SELECT m.role, m.email INTO held FROM organization_member m WHERE m.org_id = p.org_id AND m.user_id = p.user_id
    AND (authz.runs(m.ends_at) OR m.ends_at = '-infinity');
  IF FOUND THEN
    PERFORM authz.record_in(p.org_id, NULL, 'organization.member_removed', 'user', p.user_id::text, held.email,
      json_build_object('role', held.role), NULL);
  END IF;
  PERFORM authz.take_out(p.org_id, p.user_id);
  RETURN NULL;
END
$$;

REVOKE ALL ON FUNCTION authz.leave_directory(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.leave_directory(uuid) TO bailiwick_app;
