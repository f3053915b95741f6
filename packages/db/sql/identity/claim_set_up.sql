-- Makes the account with this address the first platform admin: with the token of the offered link, once, in time, and
-- only while there is no platform admin. The person with the link runs the instance and says which address is theirs,
-- so it counts as confirmed.
CREATE FUNCTION identity.claim_set_up(token_identifier text, address text) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = identity, pg_temp AS $$
DECLARE
  person uuid;
BEGIN
  DELETE FROM verification v WHERE v.identifier = token_identifier AND v.value = 'set-up' AND v.expires_at > now();
  IF NOT FOUND OR EXISTS (SELECT FROM platform_admin) THEN RETURN false; END IF;
  UPDATE "user" u SET email_verified = true, updated_at = now() WHERE u.email = address RETURNING u.id INTO STRICT person;
  INSERT INTO platform_admin (user_id) VALUES (person);
  RETURN true;
END
$$;

REVOKE ALL ON FUNCTION identity.claim_set_up(text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION identity.claim_set_up(text, text) TO bailiwick_identity;
