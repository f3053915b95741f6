-- A workspace always has an owner who can sign in, or an organization role that stands in (V25). Checked at commit.
CREATE FUNCTION authz.keep_an_owner() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  -- Restoring a workspace pending deletion gives it an owner again (authz.seat_restorer).
  -- Who is suspended by a directory counts no more (authz.hold_back); a private workspace waits for its person.
  IF EXISTS (SELECT 1 FROM workspace w WHERE w.org_id = old.org_id AND w.id = old.workspace_id AND w.state <> 'pending_deletion'
               AND (tg_op = 'DELETE' OR new.role <> old.role
                 OR (new.ends_at = '-infinity' AND w.default_for IS DISTINCT FROM old.user_id)))
     AND authz.owners(old.org_id, old.workspace_id) = 0
     AND old.role = (SELECT b.owner_role FROM organization o JOIN authz.blueprint b ON b.key = o.blueprint
                     WHERE o.id = old.org_id) THEN
    RAISE EXCEPTION 'a workspace keeps at least one owner' USING ERRCODE = '23514', CONSTRAINT = 'member_keeps_owner';
  END IF;
  RETURN NULL;
END
$$;

CREATE CONSTRAINT TRIGGER member_keeps_owner AFTER UPDATE OF role, own_end, organization_end OR DELETE ON member
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION authz.keep_an_owner();

REVOKE ALL ON FUNCTION authz.keep_an_owner() FROM PUBLIC;
