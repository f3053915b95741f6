-- Leaving an organization, or the workspace of a flat one, also leaves its teams, in the same commit.
CREATE FUNCTION authz.leave_teams() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  DELETE FROM team_member t WHERE t.org_id = old.org_id AND t.user_id = old.user_id
    AND NOT EXISTS (SELECT 1 FROM organization_member p WHERE p.org_id = old.org_id AND p.user_id = old.user_id)
    AND (tg_table_name = 'organization_member' OR EXISTS (
      SELECT 1 FROM organization o JOIN authz.blueprint b ON b.key = o.blueprint AND b.topology = 'flat'
      WHERE o.id = old.org_id));
  RETURN NULL;
END
$$;

CREATE TRIGGER leave_teams AFTER DELETE ON organization_member FOR EACH ROW EXECUTE FUNCTION authz.leave_teams();

CREATE TRIGGER leave_teams AFTER DELETE ON member FOR EACH ROW EXECUTE FUNCTION authz.leave_teams();

REVOKE ALL ON FUNCTION authz.leave_teams() FROM PUBLIC;
