-- Writes that the person of a session used a place today. A process calls it once a day for each session and place, after a
-- read; a change notes it by itself (authz.caller_at).
CREATE FUNCTION authz.note_use(token_hash text, org uuid, workspace uuid) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT authz.note_activity(org, workspace, s.user_id)
    FROM identity.session s WHERE s.token = token_hash AND s.expires_at > now()
$$;

REVOKE ALL ON FUNCTION authz.note_use(text, uuid, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.note_use(text, uuid, uuid) TO bailiwick_app;
