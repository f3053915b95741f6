-- No one becomes a member while their account is deleted: the account's row is locked until the commit, and has to exist.
CREATE FUNCTION authz.keep_a_person() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM FROM identity."user" u WHERE u.id = new.user_id FOR KEY SHARE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'a member has an account' USING ERRCODE = '23503', CONSTRAINT = 'member_is_person';
  END IF;
  RETURN NULL;
END
$$;

-- Rows that arrive without an actor, such as those of a restored database, are not checked.
CREATE TRIGGER keep_a_person AFTER INSERT ON member
  FOR EACH ROW WHEN (current_setting('authz.actor_id', true) <> '') EXECUTE FUNCTION authz.keep_a_person();

CREATE TRIGGER keep_a_person AFTER INSERT ON organization_member
  FOR EACH ROW WHEN (current_setting('authz.actor_id', true) <> '') EXECUTE FUNCTION authz.keep_a_person();

REVOKE ALL ON FUNCTION authz.keep_a_person() FROM PUBLIC;
