-- Marks that people were warned of this level, records it, and returns who is to be mailed, in their languages: active people
-- who can allot the quota or, where there is nothing to allot, change the plan. No one if they were warned meanwhile.
CREATE FUNCTION authz.warn_quota(org uuid, workspace uuid, meter text, starts_at timestamptz, level integer, name text)
RETURNS TABLE (email text, locale text, time_zone text)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM authz.lock_organization(org);
  UPDATE quota_balance b SET warned = level
    WHERE b.org_id = org AND b.meter = warn_quota.meter AND b.starts_at = warn_quota.starts_at
      AND b.place = coalesce(workspace, org) AND b.warned < level;
  IF NOT FOUND THEN RETURN; END IF;
  PERFORM audit.append_system(org, workspace, 'quota.warned', 'meter', meter, name, NULL,
    json_build_object('percent', level)::text);
  RETURN QUERY
    SELECT u.email, coalesce(u.locale, w.locale), coalesce(u.time_zone, w.time_zone)
    FROM (
      SELECT p.user_id FROM organization_member p WHERE p.org_id = org AND p.active AND authz.runs(p.ends_at)
      UNION SELECT m.user_id FROM member m WHERE m.org_id = org AND m.workspace_id = warn_quota.workspace AND m.active
        AND authz.runs(m.ends_at)
      UNION SELECT t.user_id FROM team_member t
        JOIN team_grant g ON g.org_id = t.org_id AND g.team_id = t.team_id AND g.workspace_id = warn_quota.workspace
        WHERE t.org_id = org AND t.active AND authz.runs(t.ends_at) AND authz.runs(g.ends_at)
    ) x
    JOIN identity."user" u ON u.id = x.user_id AND u.email_verified AND NOT 'quota_warning' = ANY (u.mails_off)
    LEFT JOIN workspace w ON w.org_id = org
      AND CASE WHEN workspace IS NULL THEN w.is_default AND w.default_for IS NULL ELSE w.id = workspace END
    WHERE get_bit(authz.reach_of(org, workspace, x.user_id), authz.bit_of('quota:allot')) = 1
      OR get_bit(authz.reach_of(org, workspace, x.user_id), authz.bit_of('plan:change')) = 1
    ORDER BY u.email;
END
$$;

REVOKE ALL ON FUNCTION authz.warn_quota(uuid, uuid, text, timestamptz, integer, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.warn_quota(uuid, uuid, text, timestamptz, integer, text) TO bailiwick_worker;
