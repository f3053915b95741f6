-- Notes when the end of a team's role was set, and by whom.
CREATE FUNCTION authz.grant_end() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  new.end_set_at := now();
  new.end_set_by := authz.person_id();
  RETURN new;
END
$$;

CREATE TRIGGER grant_end BEFORE INSERT ON team_grant
  FOR EACH ROW WHEN (new.ends_at IS NOT NULL) EXECUTE FUNCTION authz.grant_end();

CREATE TRIGGER grant_end_moved BEFORE UPDATE OF ends_at ON team_grant
  FOR EACH ROW WHEN (new.ends_at IS DISTINCT FROM old.ends_at) EXECUTE FUNCTION authz.grant_end();

REVOKE ALL ON FUNCTION authz.grant_end() FROM PUBLIC;
