-- The day on which this access was last used, as far as that is known: of a person at the place (of an organization role:
-- anywhere in the organization), of a team by any of its people, of a key.
CREATE FUNCTION authz.last_active(org uuid, workspace uuid, kind text, subject uuid) RETURNS date
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT CASE kind
    WHEN 'member' THEN (SELECT a.day FROM activity a WHERE a.org_id = org AND a.place = workspace AND a.user_id = subject)
    WHEN 'organization_role' THEN (SELECT max(a.day) FROM activity a WHERE a.org_id = org AND a.user_id = subject)
    WHEN 'team' THEN (SELECT max(a.day) FROM team_member t
      JOIN activity a ON a.org_id = t.org_id AND a.place = workspace AND a.user_id = t.user_id
      WHERE t.org_id = org AND t.team_id = subject)
    ELSE (SELECT (u.at AT TIME ZONE 'UTC')::date FROM key_use u WHERE u.org_id = org AND u.key_id = subject)
  END
$$;

REVOKE ALL ON FUNCTION authz.last_active(uuid, uuid, text, uuid) FROM PUBLIC;
