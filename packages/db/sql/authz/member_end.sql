-- The end of a direct role: bound to that of the person's organization role, with a note of who set it, and never an owner's,
-- so that a workspace does not lose its last one to the clock; a directory that suspends one is checked by authz.hold_back. A private workspace ends with its person's time in the
-- organization. In a flat organization, the person's teams have the same end.
CREATE FUNCTION authz.member_end() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF tg_when = 'AFTER' THEN
    UPDATE team_member t SET ends_at = new.ends_at
      FROM organization o JOIN authz.blueprint b ON b.key = o.blueprint AND b.topology = 'flat'
      WHERE o.id = new.org_id AND t.org_id = new.org_id AND t.user_id = new.user_id;
    RETURN NULL;
  END IF;
  IF tg_op = 'INSERT' THEN
    new.organization_end := (SELECT p.ends_at FROM organization_member p
      WHERE p.org_id = new.org_id AND p.user_id = new.user_id AND authz.runs(p.ends_at));
    IF new.own_end IS NOT NULL THEN
      new.end_set_at := now();
      new.end_set_by := coalesce(new.end_set_by, CASE new.created_by_kind WHEN 'user' THEN new.created_by END);
    END IF;
  ELSIF new.own_end IS DISTINCT FROM old.own_end THEN
    new.end_set_at := now();
    IF new.end_set_by IS NOT DISTINCT FROM old.end_set_by THEN new.end_set_by := authz.person_id(); END IF;
  END IF;
  IF least(new.own_end, new.organization_end) > '-infinity'
    AND new.role = (SELECT b.owner_role FROM organization o JOIN authz.blueprint b ON b.key = o.blueprint WHERE o.id = new.org_id)
    AND (new.own_end IS NOT NULL OR NOT EXISTS (
      SELECT FROM workspace w WHERE w.org_id = new.org_id AND w.id = new.workspace_id AND w.default_for = new.user_id)) THEN
    RAISE EXCEPTION 'an owner''s access has no end' USING ERRCODE = '23514', CONSTRAINT = 'owner_without_end';
  END IF;
  RETURN new;
END
$$;

CREATE TRIGGER member_end BEFORE INSERT OR UPDATE OF role, own_end, organization_end ON member
  FOR EACH ROW EXECUTE FUNCTION authz.member_end();

CREATE TRIGGER member_end_of_teams AFTER UPDATE OF own_end ON member
  FOR EACH ROW WHEN (new.own_end IS DISTINCT FROM old.own_end) EXECUTE FUNCTION authz.member_end();

REVOKE ALL ON FUNCTION authz.member_end() FROM PUBLIC;
