-- An organization whose blueprint has a default workspace always has one (M9). Checked at commit.
CREATE FUNCTION authz.keep_a_default() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM organization o JOIN authz.blueprint b ON b.key = o.blueprint
             WHERE o.id = old.org_id AND o.state IN ('active', 'deletion_requested') AND b.default_workspace = 'one')
     AND NOT EXISTS (SELECT 1 FROM workspace w WHERE w.org_id = old.org_id AND w.is_default AND w.default_for IS NULL) THEN
    RAISE EXCEPTION 'an organization keeps one default workspace'
      USING ERRCODE = '23514', CONSTRAINT = 'workspace_keeps_default';
  END IF;
  RETURN NULL;
END
$$;

CREATE CONSTRAINT TRIGGER workspace_keeps_default AFTER UPDATE OF is_default OR DELETE ON workspace
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION authz.keep_a_default();

REVOKE ALL ON FUNCTION authz.keep_a_default() FROM PUBLIC;
