-- What stands where a person's name was, as `erasedName` of the domain.
CREATE FUNCTION authz.erased_name() RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$ SELECT '(erased on request)' $$;

REVOKE ALL ON FUNCTION authz.erased_name() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.erased_name() TO bailiwick_app;
