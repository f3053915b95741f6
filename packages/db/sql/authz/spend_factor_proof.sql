-- Spends the proof, by its hash, that the signed-in person has just shown their password and a factor in this session: one that
-- they have now, or this one alone if it is named, which may be one that is only set up. False for any other.
CREATE FUNCTION authz.spend_factor_proof(hash text, factor uuid) RETURNS boolean
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  DELETE FROM identity.verification v
    USING (
      SELECT a.user_id, a.id FROM identity.authenticator a WHERE a.confirmed_at IS NOT NULL OR a.id = factor
      UNION ALL SELECT p.user_id, p.id FROM identity.passkey p) f
    WHERE f.user_id = authz.person_id() AND f.id = coalesce(factor, f.id)
      AND v.identifier = spend_factor_proof.hash AND v.expires_at > now()
      AND v.value = concat_ws(' ', 'factor', f.user_id, authz.session_id(), f.id);
  RETURN FOUND;
END
$$;

REVOKE ALL ON FUNCTION authz.spend_factor_proof(text, uuid) FROM PUBLIC;
