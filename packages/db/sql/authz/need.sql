-- Requires one of these permissions, for the guards. 42501 is "insufficient privilege", as for a policy.
CREATE FUNCTION authz.need(VARIADIC permissions text[]) RETURNS void
LANGUAGE plpgsql STABLE AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM unnest(permissions) p WHERE authz.has(p)) THEN
    RAISE EXCEPTION 'none of % is held here', permissions USING ERRCODE = '42501';
  END IF;
END
$$;

REVOKE ALL ON FUNCTION authz.need(text[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.need(text[]) TO bailiwick_app;
