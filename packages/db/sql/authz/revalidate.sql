-- Opens the tenant context from what authz.enter found before, if nothing that it came from has changed since: the seal is
-- the database's, the session is open and its person not suspended, or the key neither revoked nor expired, the revisions are
-- still the same, and what the clock alone changes is as far as it was. Null
-- otherwise; then the caller enters in a new transaction. It runs with most reads, so it looks up four rows, each by key.
--   remembered, seal   as authz.enter returned them
--   by_person   whether a person asked for it, and not a console on its own
--   at      the database's clock at the start of the transaction, at JavaScript's precision
--   stale   whether the credential's last use is to be written
CREATE FUNCTION authz.revalidate(remembered text, seal text, by_person boolean DEFAULT true, OUT at timestamptz, OUT stale boolean)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  r text[];
BEGIN
  IF current_setting('authz.asked', true) = 'yes' THEN
    RAISE EXCEPTION 'this transaction has entered already' USING ERRCODE = '42501';
  END IF;
  PERFORM set_config('authz.asked', 'yes', true);
  -- In any other transaction, what is read next could be newer than what is compared here.
  IF current_setting('transaction_isolation') <> 'repeatable read' THEN RETURN; END IF;
  IF seal IS DISTINCT FROM (SELECT authz.seal(k.inner_pad, k.outer_pad, remembered) FROM authz.seal_key k) THEN RETURN; END IF;
  r := remembered::text[];
  IF r[17] = 'key' THEN
    SELECT h.stale INTO revalidate.stale FROM authz.key_still_held(r) h;
  ELSE
    SELECT h.stale INTO revalidate.stale FROM authz.still_held(r, by_person) h;
  END IF;
  IF NOT FOUND THEN RETURN; END IF;
  at := date_trunc('milliseconds', now());
  PERFORM authz.open_context(r);
END
$$;

REVOKE ALL ON FUNCTION authz.revalidate(text, text, boolean) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.revalidate(text, text, boolean) TO bailiwick_app;
