-- How many workspaces of a flat blueprint the signed-in person owns on a plan, and what the platform admin lifted the
-- limit to; counted under a lock of the person's own, held until the commit (V57, V58).
CREATE FUNCTION authz.owned_on_plan(blueprint_key text, plan_key text, limit_name text)
RETURNS TABLE (owned integer, lifted integer)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended(authz.person_id()::text, 0));
  RETURN QUERY SELECT
    (SELECT count(*)::integer FROM member m
      JOIN organization o ON o.id = m.org_id AND o.blueprint = blueprint_key AND o.plan = plan_key
        AND o.state IN ('active', 'deletion_requested')
      JOIN workspace w ON w.org_id = m.org_id AND w.id = m.workspace_id AND w.state <> 'pending_deletion'
      JOIN authz.blueprint b ON b.key = o.blueprint AND b.topology = 'flat'
      WHERE m.user_id = authz.person_id() AND m.role = b.owner_role),
    (SELECT l.value FROM identity.user_limit l WHERE l.user_id = authz.person_id() AND l.name = limit_name);
END
$$;

REVOKE ALL ON FUNCTION authz.owned_on_plan(text, text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.owned_on_plan(text, text, text) TO bailiwick_app;
