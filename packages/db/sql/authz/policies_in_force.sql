-- The security policies that apply at a place: the organization's and, in a workspace, its own as well. Of each, the newest
-- version that is kept, or is still on trial: when a trial ends, the one before applies again, whether or not anything ran.
CREATE FUNCTION authz.policies_in_force(org uuid, workspace uuid) RETURNS SETOF security_policy LANGUAGE sql STABLE AS $$
  SELECT DISTINCT ON (p.workspace_id) p.* FROM security_policy p
  WHERE p.org_id = org AND (p.workspace_id IS NULL OR p.workspace_id = policies_in_force.workspace)
    AND (p.trial_until IS NULL OR p.settled = 'confirmed' OR (p.settled IS NULL AND p.trial_until > now()))
  ORDER BY p.workspace_id, p.version DESC
$$;

REVOKE ALL ON FUNCTION authz.policies_in_force(uuid, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.policies_in_force(uuid, uuid) TO bailiwick_app;
