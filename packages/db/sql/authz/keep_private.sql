-- A private workspace belongs to its person (P6): they stay its owner no matter who it is shared with.
CREATE FUNCTION authz.keep_private() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM workspace w JOIN organization o ON o.id = w.org_id
             JOIN authz.blueprint b ON b.key = o.blueprint
             WHERE w.org_id = old.org_id AND w.id = old.workspace_id AND w.default_for = old.user_id
               AND o.state <> 'purged'
               AND NOT EXISTS (SELECT 1 FROM member m WHERE m.org_id = w.org_id AND m.workspace_id = w.id
                               AND m.user_id = w.default_for AND m.role = b.owner_role)) THEN
    RAISE EXCEPTION 'a private workspace stays its person''s' USING ERRCODE = '23514', CONSTRAINT = 'member_keeps_private';
  END IF;
  RETURN NULL;
END
$$;

CREATE CONSTRAINT TRIGGER member_keeps_private AFTER UPDATE OF role OR DELETE ON member
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION authz.keep_private();

REVOKE ALL ON FUNCTION authz.keep_private() FROM PUBLIC;
