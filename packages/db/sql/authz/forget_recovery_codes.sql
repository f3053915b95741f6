-- Deletes the recovery codes of a person without a second factor: they take the place of one.
CREATE FUNCTION authz.forget_recovery_codes(person uuid) RETURNS void
LANGUAGE sql SET search_path = public, pg_temp AS $$
  DELETE FROM identity.recovery_code r USING identity."user" u
    WHERE r.user_id = person AND u.id = person AND NOT u.second_factor
$$;

REVOKE ALL ON FUNCTION authz.forget_recovery_codes(uuid) FROM PUBLIC;
