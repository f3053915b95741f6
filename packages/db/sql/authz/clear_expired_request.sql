-- A request that is over by the clock makes room for the same person's next one, also before the job was there.
CREATE FUNCTION authz.clear_expired_request() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM authz.expire_request(q.org_id, q.id) FROM access_request q
    WHERE q.org_id = new.org_id AND q.workspace_id IS NOT DISTINCT FROM new.workspace_id AND q.user_id = new.user_id
      AND q.outcome IS NULL AND q.expires_at <= now();
  RETURN new;
END
$$;

CREATE TRIGGER clear_expired_request BEFORE INSERT ON access_request FOR EACH ROW EXECUTE FUNCTION authz.clear_expired_request();

REVOKE ALL ON FUNCTION authz.clear_expired_request() FROM PUBLIC;
