-- Whether a session's person made a request at least this often, by each of these rules since it applies: now, and in every
-- pause that a request elsewhere has ended since.
CREATE FUNCTION authz.is_awake(session uuid, minutes integer[], since timestamptz[]) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT NOT EXISTS (
    SELECT FROM identity.session s CROSS JOIN LATERAL unnest(minutes, since) AS rule(minutes, since)
    WHERE s.id = is_awake.session AND (
      greatest(s.active_at, rule.since) <= now() - make_interval(mins => rule.minutes)
      OR EXISTS (SELECT FROM identity.session_gap g WHERE g.session_id = s.id
        AND least(g.lasted, g.at - rule.since) >= make_interval(mins => rule.minutes))))
$$;

REVOKE ALL ON FUNCTION authz.is_awake(uuid, integer[], timestamptz[]) FROM PUBLIC;
