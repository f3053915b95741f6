-- Who can approve this here, and who did: everyone who holds the action's verb and can sign in, and everyone who approved.
-- For people who can read the kind; SECURITY DEFINER, because not everyone sees what others hold.
CREATE FUNCTION authz.approvers_of(resource uuid, action text)
RETURNS TABLE (user_id uuid, holds boolean, approved_at timestamptz, comment text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH asked AS (
    SELECT r.org_id, r.id, o.workspace_id, authz.kind_bit(b.kind || ':' || b.verb) AS wanted
    FROM resource r
    JOIN resource_root o ON o.org_id = r.org_id AND o.id = r.root_id AND o.workspace_id = authz.workspace_id()
    JOIN authz.blueprint_approval b ON b.blueprint = current_setting('authz.blueprint', true) AND b.kind = r.kind
      AND b.action = approvers_of.action
    WHERE r.org_id = authz.org_id() AND r.id = approvers_of.resource AND r.kind = ANY (authz.kinds_where('read'))
  ), holders AS (
    SELECT DISTINCT p.user_id FROM asked q CROSS JOIN LATERAL authz.people_in(q.org_id, q.workspace_id) p
    WHERE get_bit(authz.reach_of(q.org_id, q.workspace_id, p.user_id), q.wanted) = 1
  ), approved AS (
    SELECT a.* FROM asked q JOIN approval a ON a.org_id = q.org_id AND a.resource_id = q.id AND a.action = approvers_of.action
  )
  SELECT user_id, h.user_id IS NOT NULL, a.at, a.comment
  FROM holders h FULL JOIN approved a USING (user_id) ORDER BY a.at, user_id
$$;

REVOKE ALL ON FUNCTION authz.approvers_of(uuid, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.approvers_of(uuid, text) TO bailiwick_app;
