-- The bit of a permission that a kind of the context's blueprint declares; null if there is none of this name. The same
-- bit means a different permission in another blueprint.
CREATE FUNCTION authz.kind_bit(permission text) RETURNS integer LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT p.bit::integer FROM authz.blueprint_permission p
  WHERE p.blueprint = current_setting('authz.blueprint', true) AND p.name = permission
$$;

REVOKE ALL ON FUNCTION authz.kind_bit(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.kind_bit(text) TO bailiwick_app;
