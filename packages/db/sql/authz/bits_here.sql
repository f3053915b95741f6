-- A set of permissions in the context's organization. If all of them are the control plane's, the planner computes it
-- once.
CREATE FUNCTION authz.bits_here(VARIADIC permissions text[]) RETURNS bit(256) LANGUAGE sql STABLE PARALLEL SAFE AS
  $$ SELECT coalesce(authz.bits_of(VARIADIC permissions), authz.kind_bits(VARIADIC permissions)) $$;

REVOKE ALL ON FUNCTION authz.bits_here(text[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.bits_here(text[]) TO bailiwick_app;
