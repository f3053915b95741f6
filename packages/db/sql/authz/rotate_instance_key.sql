-- Gives a key of the instance its next secret. The old one still works for these hours; null until the key is revoked. False
-- when the key does not work, or when two secrets do.
CREATE FUNCTION authz.rotate_instance_key(
  key uuid, overlap_hours integer, secret text, secret_hash text, secret_last text
) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM authz.need('platform:issue_key');
  IF authz.person_id() IS NULL OR overlap_hours NOT BETWEEN 0 AND 720 THEN
    RAISE EXCEPTION 'no key is rotated like this' USING ERRCODE = '42501';
  END IF;
  PERFORM FROM identity.instance_key k
    WHERE k.id = key AND k.revoked_at IS NULL AND (k.expires_at IS NULL OR k.expires_at > now()) FOR UPDATE;
  IF NOT FOUND OR (SELECT count(*) FROM identity.instance_key_secret s
      WHERE s.key_id = key AND (s.expires_at IS NULL OR s.expires_at > now())) > 1 THEN
    RETURN false;
  END IF;
  UPDATE identity.instance_key_secret s SET expires_at = now() + make_interval(hours => overlap_hours)
    WHERE s.key_id = key AND s.expires_at IS NULL AND overlap_hours IS NOT NULL;
  INSERT INTO identity.instance_key_secret (key_id, public_id, hash, last)
    VALUES (key, secret, secret_hash, secret_last);
  PERFORM authz.tell_instance_key(key, 'instance.key_rotated', secret);
  RETURN true;
END
$$;

REVOKE ALL ON FUNCTION authz.rotate_instance_key(uuid, integer, text, text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.rotate_instance_key(uuid, integer, text, text, text) TO bailiwick_app;
