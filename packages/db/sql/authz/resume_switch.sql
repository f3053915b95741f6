-- Whether a session was switched from the old token to the new one within the last half minute, so that its response
-- might have been lost. Works once: afterwards the old token is invalid again. Both are known as hashes, and only the
-- first request's key could have derived the new one.
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
