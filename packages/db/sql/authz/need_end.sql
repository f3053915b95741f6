-- Requires that the actor can give this role until then; null is without an end. For the guards.
CREATE FUNCTION authz.need_end(role_level text, role_key text, until timestamptz) RETURNS void
LANGUAGE plpgsql STABLE AS $$
DECLARE
  bound constant timestamptz := authz.gives_until(role_level, role_key);
BEGIN
  IF bound IS NOT NULL AND (until IS NULL OR until > bound) THEN
    RAISE EXCEPTION 'no one gives for longer than they hold' USING ERRCODE = '42501';
  END IF;
END
$$;

REVOKE ALL ON FUNCTION authz.need_end(text, text, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.need_end(text, text, timestamptz) TO bailiwick_app;
