-- The bit of a control plane permission. Bits are never reused (permissions.ts), so the planner can cache the result.
CREATE FUNCTION authz.bit_of(permission text) RETURNS integer LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
  $$ SELECT p.bit::integer FROM authz.permission p WHERE p.name = permission $$;

REVOKE ALL ON FUNCTION authz.bit_of(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.bit_of(text) TO bailiwick_app;
