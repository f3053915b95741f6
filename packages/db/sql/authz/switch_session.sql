-- Moves this session to the context's workspace under a new token; the old token stops working (M40, M42). Of several
-- concurrent switches with one token the first wins; the others get null and are refused. authz.resume_switch remembers
-- the old token.
CREATE FUNCTION authz.switch_session(old_token_hash text, new_token_hash text) RETURNS timestamptz
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  until timestamptz;
BEGIN
  IF authz.workspace_id() IS NULL OR NOT authz.has('workspace:read') THEN
    RAISE EXCEPTION 'no workspace to switch to' USING ERRCODE = '42501';
  END IF;
  UPDATE identity.session SET token = new_token_hash, previous_token = old_token_hash, switched_at = now(),
      active_workspace_id = authz.workspace_id(), updated_at = now()
    WHERE id = authz.session_id() AND token = old_token_hash RETURNING expires_at INTO until;
  RETURN until;
END
$$;

REVOKE ALL ON FUNCTION authz.switch_session(text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.switch_session(text, text) TO bailiwick_app;
