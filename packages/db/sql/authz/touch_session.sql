-- Writes that a session was used, at most once an hour, and so keeps it open for another week.
CREATE FUNCTION authz.touch_session(token_hash text) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  UPDATE identity.session SET updated_at = now(), expires_at = now() + interval '7 days'
    WHERE token = token_hash AND expires_at > now() AND updated_at < now() - interval '1 hour'
$$;

REVOKE ALL ON FUNCTION authz.touch_session(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.touch_session(text) TO bailiwick_app;
