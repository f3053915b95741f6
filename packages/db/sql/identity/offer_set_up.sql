-- Stores the token of a link with which the first platform admin creates their account, for a day, replacing any
-- earlier one. Returns false and stores nothing once there is a platform admin.
CREATE FUNCTION identity.offer_set_up(token_identifier text) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = identity, pg_temp AS $$
BEGIN
  DELETE FROM verification v WHERE v.value = 'set-up';
  IF EXISTS (SELECT FROM platform_admin) THEN RETURN false; END IF;
  INSERT INTO verification (id, identifier, value, expires_at)
    VALUES (gen_random_uuid(), token_identifier, 'set-up', now() + interval '24 hours');
  RETURN true;
END
$$;

REVOKE ALL ON FUNCTION identity.offer_set_up(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION identity.offer_set_up(text) TO bailiwick_identity;
