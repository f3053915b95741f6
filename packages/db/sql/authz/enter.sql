-- Opens the tenant context for a credential. Arguments and result are those of authz.caller_at; only a read gets what it
-- can remember.
CREATE FUNCTION authz.enter(token_hash text, organization text, workspace text, ip text, acting_as text, for_change boolean, by_person boolean DEFAULT true)
RETURNS authz.entered
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  e authz.entered;
BEGIN
  -- The first call decides where the transaction is, whatever the result: SQL injected into a later statement can't
  -- enter anywhere else.
  IF current_setting('authz.asked', true) = 'yes' THEN
    RAISE EXCEPTION 'this transaction has entered already' USING ERRCODE = '42501';
  END IF;
  PERFORM set_config('authz.asked', 'yes', true);
  e := authz.caller_at(token_hash, organization, workspace, ip, acting_as, for_change, by_person);
  IF e.outcome = 'entered' THEN
    PERFORM authz.open_context(e.remembered::text[]);
    IF e.seal IS NULL THEN e.remembered := NULL; END IF;
  END IF;
  RETURN e;
END
$$;

REVOKE ALL ON FUNCTION authz.enter(text, text, text, text, text, boolean, boolean) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.enter(text, text, text, text, text, boolean, boolean) TO bailiwick_app;
