-- The calendar day in a workspace of the entered organization, by its time zone.
CREATE FUNCTION authz.today_in(workspace uuid) RETURNS date
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT (now() AT TIME ZONE w.time_zone)::date FROM workspace w WHERE w.org_id = authz.org_id() AND w.id = today_in.workspace
$$;

REVOKE ALL ON FUNCTION authz.today_in(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.today_in(uuid) TO bailiwick_app;
