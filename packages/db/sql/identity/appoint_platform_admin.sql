-- Makes the bearer of the configured address the one platform admin, as soon as that address is verified; an
-- address that only was typed into the sign-up form must not open the whole instance. Whoever bore an earlier
-- address loses it. True when there is such a person.
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
