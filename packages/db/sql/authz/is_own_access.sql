-- Is this the acting person's own access: theirs, of a team that they are in, or of a key that they issued?
CREATE FUNCTION authz.is_own_access(kind text, subject uuid, given_by uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT coalesce(CASE kind
    WHEN 'key' THEN given_by = authz.person_id()
    WHEN 'team' THEN EXISTS (SELECT FROM team_member t
      WHERE t.org_id = authz.org_id() AND t.team_id = subject AND t.user_id = authz.person_id()
        AND authz.runs(t.ends_at))
    ELSE subject = authz.person_id() END, false)
$$;

REVOKE ALL ON FUNCTION authz.is_own_access(text, uuid, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.is_own_access(text, uuid, uuid) TO bailiwick_app;
