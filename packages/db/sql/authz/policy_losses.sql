-- Who loses access by a version of the entered place's security policy, compared with another (null for none): the people with
-- an open session, none of whose sessions passes any more, and the keys by the address from which they were last used. By
-- name, people first; at most `count`, each with the total of its kind. For those who can change the policy.
CREATE FUNCTION authz.policy_losses(policy uuid, before uuid, count integer)
RETURNS TABLE (kind text, id uuid, name text, reason text, total integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH after_it AS (
    SELECT p FROM security_policy p WHERE p.org_id = authz.org_id() AND p.id = policy_losses.policy
      AND p.workspace_id IS NOT DISTINCT FROM authz.workspace_id()
      AND authz.has_any('security_policy:update', 'organization_security_policy:manage')
  ), before_it AS (
    SELECT p FROM security_policy p WHERE p.org_id = authz.org_id() AND p.id = policy_losses.before
  ), used AS (
    SELECT 'person' AS kind, u.id, u.name, s.id AS credential, 'session' AS level,
        coalesce(s.active_ip, host(s.ip)) AS ip, s.active_at AS at
      FROM (
        SELECT x.user_id FROM authz.people_in(authz.org_id(), authz.workspace_id()) x
        UNION SELECT m.user_id FROM member m WHERE m.org_id = authz.org_id() AND m.active AND authz.runs(m.ends_at)
          AND authz.workspace_id() IS NULL
        UNION SELECT t.user_id FROM team_member t WHERE t.org_id = authz.org_id() AND t.active AND authz.runs(t.ends_at)
          AND authz.workspace_id() IS NULL
      ) x
      JOIN identity."user" u ON u.id = x.user_id AND u.suspended_at IS NULL
      JOIN identity.session s ON s.user_id = u.id AND s.expires_at > now()
    UNION ALL
    SELECT 'key', k.id, CASE WHEN p.email IS NULL THEN k.name ELSE left(p.email || ' (' || k.name || ')', 320) END, k.id,
        CASE WHEN k.person_id IS NOT NULL THEN 'personal' WHEN k.workspace_id IS NULL THEN 'organization' ELSE 'workspace' END, n.ip, n.at
      FROM key k
      LEFT JOIN identity."user" p ON p.id = k.person_id
      LEFT JOIN key_use n ON n.org_id = k.org_id AND n.key_id = k.id
      WHERE k.org_id = authz.org_id() AND k.resource_id IS NULL AND k.revoked_at IS NULL
        AND (k.expires_at IS NULL OR k.expires_at > now())
        AND (authz.workspace_id() IS NULL OR k.workspace_id = authz.workspace_id()
          OR (k.workspace_id IS NULL AND (k.workspace_ids IS NULL OR authz.workspace_id() = ANY (k.workspace_ids))))
  ), weighed AS (
    -- A key that was never used has no address yet: it is as if it came from where it can.
    SELECT u.kind, u.id, u.name, u.at,
      (SELECT (authz.weigh(b.p, u.level, u.credential, coalesce(u.ip, host((b.p).ranges[1])))).refusal FROM before_it b) AS was,
      (authz.weigh(a.p, u.level, u.credential, coalesce(u.ip, host((a.p).ranges[1])))).refusal AS refusal
    FROM used u CROSS JOIN after_it a
  ), lost AS (
    SELECT w.kind, w.id, min(w.name) AS name, (array_agg(w.refusal ORDER BY w.at DESC NULLS LAST))[1] AS reason
    FROM weighed w WHERE w.was IS NULL GROUP BY w.kind, w.id HAVING every(w.refusal IS NOT NULL)
  )
  SELECT l.kind, l.id, l.name, l.reason, pg_catalog.count(*) OVER (PARTITION BY l.kind)::integer
  FROM lost l ORDER BY l.kind DESC, l.name, l.id LIMIT count
$$;

REVOKE ALL ON FUNCTION authz.policy_losses(uuid, uuid, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.policy_losses(uuid, uuid, integer) TO bailiwick_app;
