-- Ends a request for access that no one decided about in time, and records it in the system's name. Under the organization's
-- lock. False if it is over already.
CREATE FUNCTION authz.expire_request(org uuid, request uuid) RETURNS boolean
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  ended access_request;
BEGIN
  UPDATE access_request q SET outcome = 'expired', decided_at = q.expires_at
    WHERE q.org_id = org AND q.id = request AND q.outcome IS NULL AND q.expires_at <= now()
    RETURNING q.* INTO ended;
  IF ended.id IS NULL THEN RETURN false; END IF;
  PERFORM audit.append_system(org, ended.workspace_id, 'request.expired', 'user', ended.user_id::text, ended.email,
    json_build_object('role', ended.role)::text, NULL);
  RETURN true;
END
$$;

REVOKE ALL ON FUNCTION authz.expire_request(uuid, uuid) FROM PUBLIC;
