-- Why the security policies of a place refuse the caller of this transaction; null if they don't. For places that the call
-- did not enter: the workspaces across which it reads, where an invitation leads, and what its own change would do to it.
CREATE FUNCTION authz.refused_at(org uuid, workspace uuid) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT w.refusal FROM authz.policies_in_force(org, refused_at.workspace) p
    CROSS JOIN LATERAL authz.weigh(p,
      CASE WHEN authz.actor_kind() = 'user' THEN 'session' ELSE (
        SELECT CASE WHEN k.person_id IS NOT NULL THEN 'personal' WHEN k.resource_id IS NOT NULL THEN 'machine' ELSE 'workspace' END
        FROM key k WHERE k.org_id = org AND k.id = authz.actor_id()) END,
      coalesce(authz.session_id(), authz.actor_id()), nullif(current_setting('authz.ip', true), '')) w
  WHERE w.refusal IS NOT NULL ORDER BY p.workspace_id NULLS FIRST LIMIT 1
$$;

REVOKE ALL ON FUNCTION authz.refused_at(uuid, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.refused_at(uuid, uuid) TO bailiwick_app;
