-- No one gives for longer than they hold, and so no one moves the end of their own access. The argument is the column with
-- the end.
CREATE FUNCTION authz.end_guard() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
  row constant jsonb := to_jsonb(new);
BEGIN
  IF current_user <> 'bailiwick_app' THEN RETURN new; END IF;
  PERFORM authz.need_end(CASE WHEN row ->> 'workspace_id' IS NULL THEN 'organization' ELSE 'workspace' END, new.role,
    (row ->> tg_argv[0])::timestamptz);
  RETURN new;
END
$$;

CREATE TRIGGER end_guard BEFORE INSERT OR UPDATE OF role, own_end ON member
  FOR EACH ROW EXECUTE FUNCTION authz.end_guard('own_end');

CREATE TRIGGER end_guard BEFORE INSERT OR UPDATE OF role, ends_at ON organization_member
  FOR EACH ROW EXECUTE FUNCTION authz.end_guard('ends_at');

CREATE TRIGGER end_guard BEFORE INSERT OR UPDATE OF role, ends_at ON team_grant
  FOR EACH ROW EXECUTE FUNCTION authz.end_guard('ends_at');

CREATE TRIGGER end_guard BEFORE INSERT ON invitation
  FOR EACH ROW EXECUTE FUNCTION authz.end_guard('access_ends_at');

REVOKE ALL ON FUNCTION authz.end_guard() FROM PUBLIC;
