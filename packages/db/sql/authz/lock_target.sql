-- Takes the lock of another workspace's organization, for a change that is decided and made in both: of one that the actor can
-- enter, and named as in authz.reach_there.
CREATE FUNCTION authz.lock_target(ref text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM authz.lock_organization(t.org_id) FROM authz.reach_there(ref) t;
END
$$;

REVOKE ALL ON FUNCTION authz.lock_target(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.lock_target(text) TO bailiwick_app;
