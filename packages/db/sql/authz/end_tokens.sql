-- A person's tokens in an organization go in the commit in which they are no longer in it, by whatever route: they do not come
-- back with them.
CREATE FUNCTION authz.end_tokens() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  DELETE FROM key k USING (SELECT DISTINCT o.org_id, o.user_id FROM old_rows o) gone
    WHERE k.org_id = gone.org_id AND k.person_id = gone.user_id
      AND NOT EXISTS (SELECT FROM organization_member p WHERE p.org_id = k.org_id AND p.user_id = k.person_id)
      AND NOT EXISTS (SELECT FROM member m WHERE m.org_id = k.org_id AND m.user_id = k.person_id);
  RETURN NULL;
END
$$;

REVOKE ALL ON FUNCTION authz.end_tokens() FROM PUBLIC;

CREATE TRIGGER end_tokens AFTER DELETE ON member
  REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION authz.end_tokens();
CREATE TRIGGER end_tokens AFTER DELETE ON organization_member
  REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION authz.end_tokens();
