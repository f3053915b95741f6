-- The kinds of the context's blueprint with whose rows the actor can do this, here and now.
CREATE FUNCTION authz.kinds_where(operation text) RETURNS text[] LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT coalesce(array_agg(DISTINCT split_part(p.name, ':', 1)), '{}') FROM authz.blueprint_permission p
  WHERE p.blueprint = current_setting('authz.blueprint', true) AND p.operation = kinds_where.operation
    AND get_bit(nullif(current_setting('authz.permissions', true), '')::bit(256), p.bit::integer) = 1
$$;

REVOKE ALL ON FUNCTION authz.kinds_where(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.kinds_where(text) TO bailiwick_app;
