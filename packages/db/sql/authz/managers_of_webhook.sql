-- The active people who can manage the integrations of a webhook's place, in their languages, with what a mail names.
CREATE FUNCTION authz.managers_of_webhook(org uuid, webhook uuid)
RETURNS TABLE (email text, locale text, name text, blueprint text, organization_slug text, organization_name text,
               workspace_id uuid, workspace_slug text, workspace_name text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT u.email, coalesce(u.locale, w.locale), h.name, o.blueprint, o.slug, o.name, w.id, w.slug, w.name
  FROM webhook h
  JOIN organization o ON o.id = h.org_id
  LEFT JOIN workspace w ON w.org_id = h.org_id AND w.id = h.workspace_id
  CROSS JOIN LATERAL (
    SELECT p.user_id FROM organization_member p WHERE p.org_id = h.org_id AND p.active AND authz.runs(p.ends_at)
    UNION SELECT m.user_id FROM member m WHERE m.org_id = h.org_id AND m.workspace_id = h.workspace_id AND m.active
      AND authz.runs(m.ends_at)
    UNION SELECT t.user_id FROM team_member t
      JOIN team_grant g ON g.org_id = t.org_id AND g.team_id = t.team_id AND g.workspace_id = h.workspace_id
      WHERE t.org_id = h.org_id AND t.active AND authz.runs(t.ends_at) AND authz.runs(g.ends_at)
  ) x
  JOIN identity."user" u ON u.id = x.user_id AND u.email_verified
  WHERE h.org_id = org AND h.id = managers_of_webhook.webhook
    AND get_bit(authz.reach_of(org, h.workspace_id, x.user_id), authz.bit_of(CASE
      WHEN h.workspace_id IS NULL THEN 'organization_integration:manage' ELSE 'integration:manage' END)) = 1
  ORDER BY u.email
$$;

REVOKE ALL ON FUNCTION authz.managers_of_webhook(uuid, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.managers_of_webhook(uuid, uuid) TO bailiwick_worker;
