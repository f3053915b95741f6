-- Recomputes expiry times from the database's clock, keeping the intended duration: the clock of a process might be
-- wrong.
CREATE FUNCTION identity.last_from_now() RETURNS trigger
LANGUAGE plpgsql SET search_path = identity, pg_temp AS $$
BEGIN
  NEW.expires_at := now() + (NEW.expires_at - NEW.created_at);
  NEW.created_at := now();
  NEW.updated_at := now();
  RETURN NEW;
END
$$;

CREATE TRIGGER last_from_now BEFORE INSERT ON identity.session
  FOR EACH ROW WHEN (current_user = 'bailiwick_identity') EXECUTE FUNCTION identity.last_from_now();

CREATE TRIGGER last_from_now BEFORE INSERT ON identity.verification
  FOR EACH ROW WHEN (current_user = 'bailiwick_identity') EXECUTE FUNCTION identity.last_from_now();

REVOKE ALL ON FUNCTION identity.last_from_now() FROM PUBLIC;
