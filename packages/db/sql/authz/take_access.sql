-- Writes down the access that a campaign reviews, as it is now: of a workspace its direct members, teams and keys; of an
-- organization its people's roles and its own keys. Returns how much there is.
CREATE FUNCTION authz.take_access(org uuid, review uuid) RETURNS integer
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  at uuid;
  taken integer;
BEGIN
  SELECT r.workspace_id INTO STRICT at FROM access_review r WHERE r.org_id = org AND r.id = review;
  INSERT INTO access_review_item (org_id, review_id, kind, subject_id, name, email, role, since, given_by, given_by_name, last_active, ends_at)
    SELECT org, review, x.kind, x.subject, x.name, x.email, x.role, x.since, x.given_by,
      coalesce(x.given_by_name, (SELECT u.name FROM identity."user" u WHERE u.id = x.given_by)),
      authz.last_active(org, at, x.kind, x.subject), x.ends_at
    FROM (
      SELECT 'member' AS kind, m.user_id AS subject, m.name, m.email, m.role, m.created_at AS since, m.created_by AS given_by,
          NULL::text AS given_by_name, m.ends_at
        FROM member m WHERE m.org_id = org AND m.workspace_id = at AND authz.runs(m.ends_at)
      UNION ALL SELECT 'team', t.id, t.name, NULL, g.role, g.created_at, g.created_by, NULL, g.ends_at
        FROM team_grant g JOIN team t ON t.org_id = g.org_id AND t.id = g.team_id
        WHERE g.org_id = org AND g.workspace_id = at AND authz.runs(g.ends_at)
      UNION ALL SELECT 'organization_role', p.user_id, p.name, p.email, p.role, p.created_at, p.created_by, NULL, p.ends_at
        FROM organization_member p WHERE at IS NULL AND p.org_id = org AND authz.runs(p.ends_at)
      UNION ALL SELECT 'key', k.id, k.name, NULL, NULL, k.created_at, k.created_by, k.created_by_name, k.expires_at
        FROM key k WHERE k.org_id = org AND k.workspace_id IS NOT DISTINCT FROM at AND k.person_id IS NULL
          AND k.resource_id IS NULL AND k.revoked_at IS NULL AND (k.expires_at IS NULL OR k.expires_at > now())
    ) x;
  GET DIAGNOSTICS taken = ROW_COUNT;
  RETURN taken;
END
$$;

REVOKE ALL ON FUNCTION authz.take_access(uuid, uuid) FROM PUBLIC;
