-- How many people, teams and pending invitations have each role, counted up to 1000: in the context's workspace or,
-- with null, everywhere in the organization, where a person counts once. Organization roles count everywhere either
-- way.
CREATE FUNCTION authz.role_usage(workspace uuid)
RETURNS TABLE (level text, key text, people integer, teams integer, invitations integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT r.level, r.key,
    CASE
      WHEN r.level = 'organization' THEN (SELECT count(*)::integer FROM (
        SELECT FROM organization_member p WHERE p.org_id = r.org_id AND p.role = r.key LIMIT 1000) found)
      WHEN role_usage.workspace IS NOT NULL THEN (SELECT count(*)::integer FROM (
        SELECT FROM member m WHERE m.org_id = r.org_id AND m.workspace_id = role_usage.workspace AND m.role = r.key
        LIMIT 1000) found)
      ELSE (SELECT count(*)::integer FROM (
        SELECT DISTINCT m.user_id FROM member m WHERE m.org_id = r.org_id AND m.role = r.key LIMIT 1000) found)
    END,
    (SELECT count(DISTINCT g.team_id)::integer FROM team_grant g
      WHERE g.org_id = r.org_id AND g.level = r.level AND g.role = r.key
        AND (role_usage.workspace IS NULL OR g.workspace_id = role_usage.workspace)),
    (SELECT count(*)::integer FROM (
      SELECT FROM invitation i WHERE i.org_id = r.org_id AND i.level = r.level AND i.open_role = r.key
        AND i.expires_at > now()
        AND (role_usage.workspace IS NULL OR i.workspace_id IS NULL OR i.workspace_id = role_usage.workspace)
      LIMIT 1000) found)
  FROM role r
  WHERE r.org_id = authz.org_id() AND CASE WHEN role_usage.workspace IS NULL THEN authz.has('organization:read')
    ELSE role_usage.workspace = authz.workspace_id() AND authz.has('workspace:read') END
$$;

REVOKE ALL ON FUNCTION authz.role_usage(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.role_usage(uuid) TO bailiwick_app;
