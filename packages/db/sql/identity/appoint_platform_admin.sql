-- Makes the account with the configured address the one platform admin, as soon as the address is verified; merely
-- typing an address into the sign-up form must not open the whole instance. The account with an earlier configured
-- address loses it. True if there is such an account.
CREATE FUNCTION identity.appoint_platform_admin(address text) RETURNS boolean
LANGUAGE sql SECURITY DEFINER SET search_path = identity, pg_temp AS $$
  WITH bearer AS (
    SELECT id FROM "user" WHERE email = address AND email_verified
  ), dismissed AS (
    DELETE FROM platform_admin WHERE user_id NOT IN (SELECT id FROM bearer)
  ), appointed AS (
    INSERT INTO platform_admin (user_id) SELECT id FROM bearer ON CONFLICT DO NOTHING
  )
  SELECT EXISTS (SELECT FROM bearer)
$$;

REVOKE ALL ON FUNCTION identity.appoint_platform_admin(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION identity.appoint_platform_admin(text) TO bailiwick_identity;
