-- Team members must be people of the organization; in a flat one, members of its workspace.
CREATE FUNCTION authz.team_member_belongs() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  person record;
BEGIN
  SELECT p.name, p.email, p.active, p.ends_at INTO person FROM organization_member p
    WHERE p.org_id = new.org_id AND p.user_id = new.user_id AND authz.runs(p.ends_at)
  UNION ALL
  SELECT m.name, m.email, m.active, m.ends_at FROM member m
    JOIN organization o ON o.id = m.org_id
    JOIN authz.blueprint b ON b.key = o.blueprint AND b.topology = 'flat'
    WHERE m.org_id = new.org_id AND m.user_id = new.user_id AND authz.runs(m.ends_at)
  LIMIT 1;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'not of this organization' USING ERRCODE = '23503', CONSTRAINT = 'team_member_belongs';
  END IF;
  new.name := person.name;
  new.email := person.email;
  new.active := person.active;
  -- Who is in the organization for a time is in its teams for that time.
  new.ends_at := person.ends_at;
  RETURN new;
END
$$;

CREATE TRIGGER team_member_belongs BEFORE INSERT ON team_member FOR EACH ROW EXECUTE FUNCTION authz.team_member_belongs();

REVOKE ALL ON FUNCTION authz.team_member_belongs() FROM PUBLIC;
