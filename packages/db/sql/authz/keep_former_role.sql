-- What a person has in a place when a request of theirs is approved for a time: the job gives it back at the end, so it is read
-- here and taken from no one.
CREATE FUNCTION authz.keep_former_role() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF new.workspace_id IS NULL THEN
    SELECT p.role, p.ends_at INTO new.former_role, new.former_end FROM organization_member p
      WHERE p.org_id = new.org_id AND p.user_id = new.user_id AND authz.runs(p.ends_at);
  ELSE
    SELECT m.role, m.own_end INTO new.former_role, new.former_end FROM member m
      WHERE m.org_id = new.org_id AND m.workspace_id = new.workspace_id AND m.user_id = new.user_id AND authz.runs(m.own_end);
  END IF;
  RETURN new;
END
$$;

CREATE TRIGGER keep_former_role BEFORE UPDATE OF outcome ON access_request
  FOR EACH ROW WHEN (old.outcome IS NULL AND new.outcome = 'approved' AND new.given_end IS NOT NULL)
  EXECUTE FUNCTION authz.keep_former_role();

REVOKE ALL ON FUNCTION authz.keep_former_role() FROM PUBLIC;
