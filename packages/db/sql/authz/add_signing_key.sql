-- Adds the next key that signs access tokens, if the newest is older than these days, and removes those that are published no
-- more. The first one signs immediately; the next ones a day later, so that those who keep the published keys have it by then.
-- False if it was not due.
CREATE FUNCTION authz.add_signing_key(new_kid text, public_half jsonb, key_version integer, private_box text, days integer)
RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  LOCK TABLE identity.signing_key IN SHARE ROW EXCLUSIVE MODE;
  IF authz.signing_key_due(days) IS NULL THEN RETURN false; END IF;
  DELETE FROM identity.signing_key k WHERE EXISTS (
    SELECT FROM identity.signing_key l WHERE l.signs_at > k.signs_at AND l.signs_at <= now() - interval '15 minutes');
  INSERT INTO identity.signing_key (kid, public_key, version, box, signs_at)
    SELECT new_kid, public_half, key_version, private_box,
      CASE WHEN EXISTS (SELECT FROM identity.signing_key) THEN now() + interval '1 day' ELSE now() END;
  RETURN true;
END
$$;

REVOKE ALL ON FUNCTION authz.add_signing_key(text, jsonb, integer, text, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.add_signing_key(text, jsonb, integer, text, integer) TO bailiwick_worker;
