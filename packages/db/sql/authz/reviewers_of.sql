-- Who reviews: the named people who can still see the campaign, and those who hold the role at its place.
CREATE FUNCTION authz.reviewers_of(org uuid, workspace uuid, named uuid[], reviewer_role text) RETURNS TABLE (user_id uuid)
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT n FROM unnest(named) n
    WHERE get_bit(authz.reach_of(org, workspace, n), authz.bit_of(
      CASE WHEN workspace IS NULL THEN 'organization_access_review:read' ELSE 'access_review:read' END)) = 1
  UNION SELECT p.user_id FROM organization_member p
    WHERE workspace IS NULL AND p.org_id = org AND p.active AND p.role = reviewer_role AND authz.runs(p.ends_at)
  UNION SELECT m.user_id FROM member m
    WHERE m.org_id = org AND m.workspace_id = workspace AND m.active AND m.role = reviewer_role AND authz.runs(m.ends_at)
  UNION SELECT t.user_id FROM team_member t
    JOIN team_grant g ON g.org_id = t.org_id AND g.team_id = t.team_id AND g.workspace_id = workspace
    WHERE t.org_id = org AND t.active AND g.role = reviewer_role AND authz.runs(t.ends_at) AND authz.runs(g.ends_at)
$$;

REVOKE ALL ON FUNCTION authz.reviewers_of(uuid, uuid, uuid[], text) FROM PUBLIC;
