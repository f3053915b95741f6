-- The bit of one of the control plane's permissions. Bits are never given to another permission (permissions.ts), so the planner may keep the answer.
CREATE FUNCTION authz.bit_of(permission text) RETURNS integer LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
  $$ SELECT p.bit::integer FROM authz.permission p WHERE p.name = permission $$;

REVOKE ALL ON FUNCTION authz.bit_of(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.bit_of(text) TO bailiwick_app;
