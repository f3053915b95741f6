-- Issues a key of the instance, with its first secret: by the platform admin, within what such a key can hold at all. False
-- when there are as many as there can be.
CREATE FUNCTION authz.issue_instance_key(
  key uuid, key_name text, scopes bit(256), ends timestamptz, ranges text[], secret text, secret_hash text, secret_last text,
  most integer
) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM authz.need('platform:issue_key');
  IF authz.person_id() IS NULL OR scopes = repeat('0', 256)::bit(256) OR scopes & ~(
       SELECT r.permissions FROM authz.platform_role r WHERE r.key = 'instance_key') <> repeat('0', 256)::bit(256) THEN
    RAISE EXCEPTION 'no such key can be issued' USING ERRCODE = '42501';
  END IF;
  LOCK TABLE identity.instance_key IN SHARE ROW EXCLUSIVE MODE;
  IF (SELECT count(*) FROM identity.instance_key k
      WHERE k.revoked_at IS NULL AND (k.expires_at IS NULL OR k.expires_at > now())) >= most THEN
    RETURN false;
  END IF;
  INSERT INTO identity.instance_key (id, name, permissions, created_by, created_by_name, expires_at, ip_ranges)
    VALUES (key, key_name, scopes, authz.person_id(), current_setting('authz.actor_name'), ends, ranges::cidr[]);
  INSERT INTO identity.instance_key_secret (key_id, public_id, hash, last)
    VALUES (key, secret, secret_hash, secret_last);
  PERFORM authz.tell_instance_key(key, 'instance.key_issued', secret);
  RETURN true;
END
$$;

REVOKE ALL ON FUNCTION authz.issue_instance_key(uuid, text, bit, timestamptz, text[], text, text, text, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.issue_instance_key(uuid, text, bit, timestamptz, text[], text, text, text, integer)
  TO bailiwick_app;
