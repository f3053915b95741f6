-- Spends the proof, by its hash, that the signed-in person has just typed their password and a code in this session, of the
-- authenticator that they have now. False for any other.
CREATE FUNCTION authz.spend_factor_proof(hash text) RETURNS boolean
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  DELETE FROM identity.verification v USING identity.authenticator a
    WHERE a.user_id = authz.person_id() AND v.identifier = spend_factor_proof.hash AND v.expires_at > now()
      AND v.value = concat_ws(' ', 'factor', a.user_id, authz.session_id(), a.id);
  RETURN FOUND;
END
$$;

REVOKE ALL ON FUNCTION authz.spend_factor_proof(text) FROM PUBLIC;
