-- Writes that a credential was used: a session at most once an hour, which keeps it open for another week, and a key at most
-- once a minute, with the address.
CREATE FUNCTION authz.touch_caller(token_hash text, ip text) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  UPDATE identity.session SET updated_at = now(), expires_at = now() + interval '7 days'
    WHERE token = token_hash AND expires_at > now() AND updated_at < now() - interval '1 hour';
  UPDATE identity.instance_key k SET used_at = date_trunc('minute', now()), used_ip = touch_caller.ip
    FROM identity.instance_key_secret s
    WHERE s.hash = token_hash AND k.id = s.key_id AND (k.used_at IS NULL OR k.used_at < now() - interval '1 minute');
  INSERT INTO key_use AS u (org_id, key_id, at, ip)
    SELECT s.org_id, s.key_id, date_trunc('minute', now()), touch_caller.ip FROM key_secret s WHERE s.hash = token_hash
    ON CONFLICT (org_id, key_id) DO UPDATE SET at = excluded.at, ip = excluded.ip
      WHERE u.at IS NULL OR u.at < now() - interval '1 minute'
$$;

REVOKE ALL ON FUNCTION authz.touch_caller(text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.touch_caller(text, text) TO bailiwick_app;
