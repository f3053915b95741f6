-- Whether authz.open_records opened this root for this act on records of this kind. Raises where nothing was opened, so that
-- a forgotten call is an error and never an empty page. Ids have the same length, so one is found only as a whole.
CREATE FUNCTION authz.is_open(act text, kind text, root uuid) RETURNS boolean LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
DECLARE
  roots text := current_setting('authz.' || act || '_' || kind, true);
BEGIN
  IF coalesce(roots, '') = '' THEN
    RAISE EXCEPTION 'records of the kind % were not opened to %', kind, act USING ERRCODE = '42501';
  END IF;
  RETURN strpos(roots, root::text) > 0;
END
$$;

REVOKE ALL ON FUNCTION authz.is_open(text, text, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.is_open(text, text, uuid) TO bailiwick_app;
