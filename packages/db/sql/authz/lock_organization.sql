-- "Count, then change" holds this lock: every change in an organization waits here for the previous one and reads
-- roles, states and counts afterwards. The audit chain would serialize the same commits anyway.
CREATE FUNCTION authz.lock_organization(org uuid) RETURNS void
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM 1 FROM organization WHERE id = org FOR NO KEY UPDATE;
END
$$;

REVOKE ALL ON FUNCTION authz.lock_organization(uuid) FROM PUBLIC;
