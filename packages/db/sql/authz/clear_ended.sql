-- Access that has ended makes room for new access of the same person or team, also before the job was there. Whom the directory
-- suspended gets none by hand.
CREATE FUNCTION authz.clear_ended() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF tg_table_name = 'team_grant' THEN
    IF EXISTS (SELECT FROM team_grant g WHERE g.org_id = new.org_id AND g.workspace_id = new.workspace_id
               AND g.team_id = new.team_id AND NOT authz.runs(g.ends_at)) THEN
      PERFORM authz.end_access(new.org_id, 'team', new.workspace_id, new.team_id);
    END IF;
    RETURN new;
  END IF;
  IF authz.is_suspended(new.org_id, new.user_id, new.email) THEN
    RAISE EXCEPTION 'suspended by the directory' USING ERRCODE = '23514', CONSTRAINT = 'suspended_by_directory';
  END IF;
  IF EXISTS (SELECT FROM organization_member p WHERE p.org_id = new.org_id AND p.user_id = new.user_id
             AND NOT authz.runs(p.ends_at)) THEN
    PERFORM authz.end_access(new.org_id, 'organization_role', NULL, new.user_id);
  END IF;
  IF tg_table_name = 'member' THEN
    IF EXISTS (SELECT FROM member m WHERE m.org_id = new.org_id AND m.workspace_id = new.workspace_id
               AND m.user_id = new.user_id AND NOT authz.runs(m.own_end)) THEN
      PERFORM authz.end_access(new.org_id, 'member', new.workspace_id, new.user_id);
    END IF;
  END IF;
  RETURN new;
END
$$;

CREATE TRIGGER clear_ended BEFORE INSERT ON member FOR EACH ROW EXECUTE FUNCTION authz.clear_ended();

CREATE TRIGGER clear_ended BEFORE INSERT ON organization_member FOR EACH ROW EXECUTE FUNCTION authz.clear_ended();

CREATE TRIGGER clear_ended BEFORE INSERT ON team_grant FOR EACH ROW EXECUTE FUNCTION authz.clear_ended();

REVOKE ALL ON FUNCTION authz.clear_ended() FROM PUBLIC;
