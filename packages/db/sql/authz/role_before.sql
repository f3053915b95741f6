-- What a person had in a place before requests of theirs were approved for a time: the newest role that has not ended itself.
-- No row where what ends was not given so, or is no longer as it was given.
CREATE FUNCTION authz.role_before(org uuid, workspace uuid, person uuid, held text, held_end timestamptz)
RETURNS TABLE (role text, ends_at timestamptz)
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  WITH RECURSIVE back AS (
    SELECT held AS role, held_end AS ends_at, 0 AS steps
    UNION ALL
    SELECT q.former_role, q.former_end, b.steps + 1 FROM back b
      JOIN access_request q ON q.org_id = org AND q.workspace_id IS NOT DISTINCT FROM workspace AND q.user_id = person
        AND q.outcome = 'approved' AND q.role = b.role AND q.given_end = b.ends_at AND q.former_role IS NOT NULL
      WHERE NOT authz.runs(b.ends_at) AND b.steps < 20
  )
  SELECT b.role, b.ends_at FROM back b
    JOIN role r ON r.org_id = org AND r.key = b.role AND r.level = CASE WHEN workspace IS NULL THEN 'organization' ELSE 'workspace' END
    WHERE authz.runs(b.ends_at) ORDER BY b.steps LIMIT 1
$$;

REVOKE ALL ON FUNCTION authz.role_before(uuid, uuid, uuid, text, timestamptz) FROM PUBLIC;
