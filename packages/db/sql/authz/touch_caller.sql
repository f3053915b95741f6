-- Writes that a credential was used: a session at most once an hour, which keeps it open for another week, and by its person at
-- most every half minute, with the address; and a key at most once a minute, with the address.
CREATE FUNCTION authz.touch_caller(token_hash text, ip text, by_person boolean) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  -- A pause that could have ended the session somewhere: no policy is stricter than five minutes.
  INSERT INTO identity.session_gap AS g (session_id, at, lasted)
    SELECT s.id, now(), now() - s.active_at FROM identity.session s
    WHERE by_person AND s.token = token_hash AND s.expires_at > now() AND s.active_at <= now() - interval '5 minutes'
    ON CONFLICT (session_id, at) DO NOTHING;
  DELETE FROM identity.session_gap g USING identity.session s
    WHERE by_person AND s.token = token_hash AND s.active_at <= now() - interval '5 minutes'
      AND g.session_id = s.id AND g.at < now() AND g.lasted <= now() - s.active_at;
  UPDATE identity.session SET active_at = now(), active_ip = touch_caller.ip
    WHERE by_person AND token = token_hash AND expires_at > now() AND active_at < now() - interval '30 seconds';
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

REVOKE ALL ON FUNCTION authz.touch_caller(text, text, boolean) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.touch_caller(text, text, boolean) TO bailiwick_app;
