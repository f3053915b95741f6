-- Marks that people were told that access ends, records it, and returns who is to be mailed, in their languages and time
-- zones: who holds it, all of a team, and who set the end, as long as they are there themselves. No one if they were told
-- meanwhile, or the end was moved.
CREATE FUNCTION authz.warn_access_end(org uuid, kind text, workspace uuid, subject uuid, until timestamptz)
RETURNS TABLE (email text, locale text, time_zone text, holds boolean)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  about record;
BEGIN
  PERFORM authz.lock_organization(org);
  IF kind = 'organization_role' THEN
    UPDATE organization_member p SET end_warned = p.ends_at
      WHERE p.org_id = org AND p.user_id = subject AND p.ends_at = until AND p.ends_at > now()
        AND p.end_warned IS DISTINCT FROM p.ends_at
      RETURNING p.email AS name, p.role, p.end_set_by INTO about;
  ELSIF kind = 'member' THEN
    UPDATE member m SET end_warned = m.own_end
      WHERE m.org_id = org AND m.workspace_id = warn_access_end.workspace AND m.user_id = subject AND m.own_end = until
        AND m.own_end > now() AND m.end_warned IS DISTINCT FROM m.own_end
      RETURNING m.email AS name, m.role, m.end_set_by INTO about;
  ELSE
    UPDATE team_grant g SET end_warned = g.ends_at FROM team t
      WHERE g.org_id = org AND g.workspace_id = warn_access_end.workspace AND g.team_id = subject AND g.ends_at = until
        AND g.ends_at > now() AND g.end_warned IS DISTINCT FROM g.ends_at AND t.org_id = g.org_id AND t.id = g.team_id
      RETURNING t.name, g.role, g.end_set_by INTO about;
  END IF;
  IF about IS NULL THEN RETURN; END IF;
  PERFORM audit.append_system(org, workspace, CASE kind WHEN 'organization_role' THEN 'organization.member_access_ending'
      WHEN 'member' THEN 'member.access_ending' ELSE 'team.access_ending' END,
    CASE kind WHEN 'team' THEN 'team' ELSE 'user' END, subject::text, about.name, NULL,
    json_build_object('role', about.role, 'endsAt', audit.time_text(until))::text);
  RETURN QUERY
    SELECT u.email, coalesce(u.locale, w.locale), coalesce(u.time_zone, w.time_zone), bool_or(x.holds)
    FROM (
      SELECT subject AS user_id, true AS holds WHERE kind <> 'team'
      UNION ALL SELECT t.user_id, true FROM team_member t
        WHERE kind = 'team' AND t.org_id = org AND t.team_id = subject AND authz.runs(t.ends_at)
      UNION ALL SELECT about.end_set_by, false
        WHERE authz.reach_of(org, workspace, about.end_set_by) <> repeat('0', 256)::bit(256)
    ) x
    JOIN identity."user" u ON u.id = x.user_id AND u.email_verified AND u.suspended_at IS NULL
      AND NOT 'expiry' = ANY (u.mails_off)
    LEFT JOIN workspace w ON w.org_id = org AND CASE WHEN warn_access_end.workspace IS NULL
      THEN w.is_default AND w.default_for IS NULL ELSE w.id = warn_access_end.workspace END
    GROUP BY u.email, u.locale, w.locale, u.time_zone, w.time_zone ORDER BY u.email;
END
$$;

REVOKE ALL ON FUNCTION authz.warn_access_end(uuid, text, uuid, uuid, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.warn_access_end(uuid, text, uuid, uuid, timestamptz) TO bailiwick_worker;
