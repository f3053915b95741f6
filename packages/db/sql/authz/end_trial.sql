-- Records that a trial ended by itself. The policy stopped applying by the clock, before anything ran. False if it was settled
-- meanwhile.
CREATE FUNCTION authz.end_trial(org uuid, policy uuid) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  ended security_policy;
  place record;
BEGIN
  PERFORM authz.lock_organization(org);
  UPDATE security_policy p SET settled = 'expired', settled_at = now()
    WHERE p.org_id = org AND p.id = policy AND p.settled IS NULL AND p.trial_until <= now() RETURNING p.* INTO ended;
  IF ended.id IS NULL THEN RETURN false; END IF;
  SELECT coalesce(w.id, o.id) AS id, coalesce(w.name, o.name) AS name INTO place
    FROM organization o LEFT JOIN workspace w ON w.org_id = o.id AND w.id = ended.workspace_id WHERE o.id = org;
  PERFORM audit.append_system(org, ended.workspace_id,
    CASE WHEN ended.workspace_id IS NULL THEN 'organization.security_policy_reverted' ELSE 'workspace.security_policy_reverted' END,
    CASE WHEN ended.workspace_id IS NULL THEN 'organization' ELSE 'workspace' END, place.id::text, place.name, NULL,
    json_build_object('version', ended.version)::text);
  RETURN true;
END
$$;

REVOKE ALL ON FUNCTION authz.end_trial(uuid, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.end_trial(uuid, uuid) TO bailiwick_worker;
