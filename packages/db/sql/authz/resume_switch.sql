-- Whether a session was switched from the old token to the new one within the last half minute, and its answer may have
-- been lost. Once: after that, whoever brings the old token is a stranger again. Both are known as hashes, and to have
-- made the new one takes the first request's own key.
CREATE FUNCTION authz.resume_switch(old_token_hash text, new_token_hash text) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE identity.session s SET previous_token = NULL, switched_at = NULL
    WHERE s.token = new_token_hash AND s.previous_token = old_token_hash AND s.switched_at > now() - interval '30 seconds'
      AND s.expires_at > now();
  RETURN FOUND;
END
$$;

REVOKE ALL ON FUNCTION authz.resume_switch(text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.resume_switch(text, text) TO bailiwick_app;
