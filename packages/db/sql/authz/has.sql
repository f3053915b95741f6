-- May the actor use this permission here and now? Union of all grants, cut down to what the workspace's state allows.
-- An unknown name, like an unset context, is a no. One expression, so that the planner puts it in the caller's place.
CREATE FUNCTION authz.has(permission text) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT coalesce(get_bit(nullif(current_setting('authz.permissions', true), '')::bit(256), authz.bit_here(permission)), 0) = 1
$$;

REVOKE ALL ON FUNCTION authz.has(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.has(text) TO bailiwick_app;
