-- A permission's bit in the context's organization, for the control plane's permissions and its blueprint's kinds. The
-- planner turns the former into a constant and then never evaluates the latter.
CREATE FUNCTION authz.bit_here(permission text) RETURNS integer LANGUAGE sql STABLE PARALLEL SAFE AS
  $$ SELECT coalesce(authz.bit_of(permission), authz.kind_bit(permission)) $$;

REVOKE ALL ON FUNCTION authz.bit_here(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.bit_here(text) TO bailiwick_app;
