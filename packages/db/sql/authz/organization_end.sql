-- The end of an organization role, which is that of all that the person has in the organization, with a note of who set it.
-- The role that an organization always needs has none; a directory that suspends its person is checked by authz.hold_back.
CREATE FUNCTION authz.organization_end() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF tg_when = 'AFTER' THEN
    UPDATE member m SET organization_end = new.ends_at
      WHERE m.org_id = new.org_id AND m.user_id = new.user_id AND m.organization_end IS DISTINCT FROM new.ends_at;
    UPDATE team_member t SET ends_at = new.ends_at
      WHERE t.org_id = new.org_id AND t.user_id = new.user_id AND t.ends_at IS DISTINCT FROM new.ends_at;
    RETURN NULL;
  END IF;
  IF tg_op = 'INSERT' THEN
    IF new.ends_at IS NOT NULL THEN
      new.end_set_at := now();
      new.end_set_by := coalesce(new.end_set_by, CASE new.created_by_kind WHEN 'user' THEN new.created_by END);
    END IF;
  ELSIF new.ends_at IS DISTINCT FROM old.ends_at THEN
    new.end_set_at := now();
    new.end_set_by := authz.person_id();
  END IF;
  IF new.ends_at > '-infinity' AND new.role = (SELECT coalesce(b.owner_org_role, b.creator_org_role)
      FROM organization o JOIN authz.blueprint b ON b.key = o.blueprint WHERE o.id = new.org_id) THEN
    RAISE EXCEPTION 'an admin''s access has no end' USING ERRCODE = '23514', CONSTRAINT = 'owner_without_end';
  END IF;
  RETURN new;
END
$$;

CREATE TRIGGER organization_end BEFORE INSERT OR UPDATE OF role, ends_at ON organization_member
  FOR EACH ROW EXECUTE FUNCTION authz.organization_end();

CREATE TRIGGER organization_end_of_all AFTER INSERT ON organization_member
  FOR EACH ROW WHEN (new.ends_at IS NOT NULL) EXECUTE FUNCTION authz.organization_end();

CREATE TRIGGER organization_end_moved AFTER UPDATE OF ends_at ON organization_member
  FOR EACH ROW WHEN (new.ends_at IS DISTINCT FROM old.ends_at) EXECUTE FUNCTION authz.organization_end();

REVOKE ALL ON FUNCTION authz.organization_end() FROM PUBLIC;
