-- What a key can do only ever becomes less, no matter who changes it; a revoked one stays as it is.
CREATE FUNCTION authz.key_guard() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF current_user = 'bailiwick_app' AND (old.revoked_at IS NOT NULL OR new.permissions & ~old.permissions <> repeat('0', 256)::bit(256)) THEN
    RAISE EXCEPTION 'a key gets nothing more' USING ERRCODE = '42501';
  END IF;
  RETURN new;
END
$$;

REVOKE ALL ON FUNCTION authz.key_guard() FROM PUBLIC;

CREATE TRIGGER key_guard BEFORE UPDATE ON key FOR EACH ROW EXECUTE FUNCTION authz.key_guard();
