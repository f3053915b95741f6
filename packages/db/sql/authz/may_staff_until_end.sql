-- Can the actor add people to this team, whose roles they hold for a time only? Not where a role of the team lasts longer than
-- they hold all of it: no one gives for longer than they hold, and no one joins a team to stay.
CREATE FUNCTION authz.may_staff_until_end(team uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT NOT EXISTS (
    SELECT FROM team_grant g JOIN role r ON r.org_id = g.org_id AND r.level = g.level AND r.key = g.role
    CROSS JOIN LATERAL (
      SELECT coalesce(bit_or(w.permissions) FILTER (WHERE w.ends_at IS NULL), repeat('0', 256)::bit(256)) AS lasting,
        min(w.ends_at) AS first_end
      FROM authz.ways_of(g.org_id, g.workspace_id, authz.person_id()) w) held
    WHERE g.org_id = authz.org_id() AND g.team_id = may_staff_until_end.team AND authz.runs(g.ends_at)
      AND r.permissions & ~held.lasting <> repeat('0', 256)::bit(256)
      AND held.first_end < coalesce(g.ends_at, 'infinity'))
$$;

REVOKE ALL ON FUNCTION authz.may_staff_until_end(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.may_staff_until_end(uuid) TO bailiwick_app;
