-- Removes expired sessions, mailed tokens, counts of attempts and budgets that are full again.
CREATE FUNCTION identity.sweep() RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = identity, pg_temp AS $$
  DELETE FROM session WHERE expires_at < now() - interval '1 day';
  DELETE FROM verification WHERE expires_at < now();
  DELETE FROM rate_limit WHERE window_ends < now();
  DELETE FROM request_budget WHERE full_at < now();
$$;

REVOKE ALL ON FUNCTION identity.sweep() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION identity.sweep() TO bailiwick_identity;
