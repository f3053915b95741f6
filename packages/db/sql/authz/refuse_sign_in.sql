-- Records in the organization's log that a sign-in by its connection was refused, and why. Nothing if the connection is gone.
CREATE FUNCTION authz.refuse_sign_in(org uuid, connection uuid, reason text, address text, ip text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  entry audit_entry;
BEGIN
  PERFORM authz.lock_organization(org);
  SELECT c.org_id, c.id::text, c.name INTO entry.org_id, entry.target_id, entry.target_name
    FROM connection c WHERE c.org_id = org AND c.id = connection;
  IF entry.org_id IS NULL THEN RETURN; END IF;
  entry.via := 'system';
  entry.actor_kind := 'system';
  entry.actor_name := 'Bailiwick';
  entry.ip := refuse_sign_in.ip;
  entry.action := 'connection.sign_in_refused';
  entry.target_kind := 'connection';
  entry.outcome := 'done';
  entry.after := json_build_object('reason', reason, 'email', address)::text;
  PERFORM audit.write(entry);
END
$$;

REVOKE ALL ON FUNCTION authz.refuse_sign_in(uuid, uuid, text, text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.refuse_sign_in(uuid, uuid, text, text, text) TO bailiwick_identity;
