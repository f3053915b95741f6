-- A key has two secrets that work, at most, and one that ends is never brought back: its end only comes closer. Who
-- adds one holds the organization's lock.
CREATE FUNCTION authz.secret_guard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF (SELECT count(*) FROM key_secret s WHERE s.org_id = new.org_id AND s.key_id = new.key_id
        AND (s.expires_at IS NULL OR s.expires_at > now())) > 1 THEN
      RAISE EXCEPTION 'the key has two secrets already' USING ERRCODE = '23514';
    END IF;
  ELSIF new.expires_at IS NULL OR new.expires_at > old.expires_at OR old.expires_at <= now() THEN
    RAISE EXCEPTION 'a secret can only end earlier' USING ERRCODE = '23514';
  END IF;
  RETURN new;
END
$$;

REVOKE ALL ON FUNCTION authz.secret_guard() FROM PUBLIC;

CREATE TRIGGER secret_guard BEFORE INSERT OR UPDATE OF expires_at ON key_secret
  FOR EACH ROW EXECUTE FUNCTION authz.secret_guard();
