-- Can the actor use any of these permissions, here and now?
CREATE FUNCTION authz.has_any(VARIADIC permissions text[]) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT coalesce((nullif(current_setting('authz.permissions', true), '')::bit(256) & authz.bits_here(VARIADIC permissions))
    <> repeat('0', 256)::bit(256), false)
$$;

REVOKE ALL ON FUNCTION authz.has_any(text[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.has_any(text[]) TO bailiwick_app;
