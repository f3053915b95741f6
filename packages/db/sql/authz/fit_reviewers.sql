-- How many of these people can see the access reviews of the place that the call entered, and so can be its reviewers.
CREATE FUNCTION authz.fit_reviewers(people uuid[]) RETURNS integer
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT count(*)::int FROM authz.reviewers_of(authz.org_id(), authz.workspace_id(), people, NULL)
$$;

REVOKE ALL ON FUNCTION authz.fit_reviewers(uuid[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.fit_reviewers(uuid[]) TO bailiwick_app;
