-- The name and the members of a directory's team are the directory's to say, and no one's to change by hand while it is followed.
CREATE FUNCTION authz.keep_directory_team() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
  row constant jsonb := to_jsonb(CASE tg_op WHEN 'DELETE' THEN old ELSE new END);
BEGIN
  IF current_user = 'bailiwick_app' AND authz.is_directory_team((row ->> tg_argv[0])::uuid) THEN
    RAISE EXCEPTION 'the directory says who is in this team' USING ERRCODE = '42501';
  END IF;
  RETURN CASE tg_op WHEN 'DELETE' THEN old ELSE new END;
END
$$;

REVOKE ALL ON FUNCTION authz.keep_directory_team() FROM PUBLIC;

CREATE TRIGGER keep_directory_team BEFORE INSERT OR DELETE ON team_member
  FOR EACH ROW EXECUTE FUNCTION authz.keep_directory_team('team_id');
CREATE TRIGGER keep_directory_team BEFORE UPDATE OF name OR DELETE ON team
  FOR EACH ROW EXECUTE FUNCTION authz.keep_directory_team('id');
