-- Can the actor use this permission here and now? The union of all grants, limited to what the workspace's state
-- allows. False for an unknown name or without a context. A single expression, so that the planner can inline it.
CREATE FUNCTION authz.has(permission text) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT coalesce(get_bit(nullif(current_setting('authz.permissions', true), '')::bit(256), authz.bit_here(permission)), 0) = 1
$$;

REVOKE ALL ON FUNCTION authz.has(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.has(text) TO bailiwick_app;
