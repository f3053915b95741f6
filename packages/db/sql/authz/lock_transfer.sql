-- Takes the lock of the organization to which the entered workspace is transferred, named as in authz.transfer_target: what is
-- decided about both is decided under both locks.
CREATE FUNCTION authz.lock_transfer(ref text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM authz.lock_organization(t.id) FROM authz.transfer_target(ref) t;
END
$$;

REVOKE ALL ON FUNCTION authz.lock_transfer(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.lock_transfer(text) TO bailiwick_app;
