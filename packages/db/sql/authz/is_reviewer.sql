-- Does the acting person review here: by name, or by a role of the place that they hold, directly or through a team?
CREATE FUNCTION authz.is_reviewer(workspace uuid, reviewers uuid[], reviewer_role text) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT authz.actor_kind() = 'user' AND coalesce(authz.person_id() IN (
    SELECT p.user_id FROM authz.reviewers_of(authz.org_id(), workspace, reviewers, reviewer_role) p), false)
$$;

REVOKE ALL ON FUNCTION authz.is_reviewer(uuid, uuid[], text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.is_reviewer(uuid, uuid[], text) TO bailiwick_app;
