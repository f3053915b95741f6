-- How many workspaces of a flat blueprint a person owns on a plan, and the limit that the platform admin set for them;
-- counted under a lock on the person, held until the commit (V57, V58). Only people who can make someone an owner here
-- can ask about others.
CREATE FUNCTION authz.owned_on_plan(person uuid, blueprint_key text, plan_key text, limit_name text)
RETURNS TABLE (owned integer, lifted integer)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF person IS DISTINCT FROM authz.person_id() AND NOT authz.may_ask_owners() THEN
    RAISE EXCEPTION 'the workspaces of another person can''t be counted here' USING ERRCODE = '42501';
  END IF;
  PERFORM pg_advisory_xact_lock(hashtextextended(person::text, 0));
  RETURN QUERY SELECT
    (SELECT count(*)::integer FROM member m
      JOIN organization o ON o.id = m.org_id AND o.blueprint = blueprint_key AND o.plan = plan_key
        AND o.state IN ('active', 'deletion_requested')
      JOIN workspace w ON w.org_id = m.org_id AND w.id = m.workspace_id AND w.state <> 'pending_deletion'
      JOIN authz.blueprint b ON b.key = o.blueprint AND b.topology = 'flat'
      WHERE m.user_id = person AND m.role = b.owner_role),
    (SELECT l.value FROM identity.user_limit l WHERE l.user_id = person AND l.name = limit_name);
END
$$;

REVOKE ALL ON FUNCTION authz.owned_on_plan(uuid, text, text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.owned_on_plan(uuid, text, text, text) TO bailiwick_app;
