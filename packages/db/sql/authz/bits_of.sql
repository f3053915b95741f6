-- A set of the control plane's permissions; null if one of the names is not among them. With constant names the planner
-- computes it once.
CREATE FUNCTION authz.bits_of(VARIADIC permissions text[]) RETURNS bit(256) LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT bit_or(set_bit(repeat('0', 256)::bit(256), p.bit::integer, 1)) FROM authz.permission p WHERE p.name = ANY (permissions)
  HAVING pg_catalog.count(*) = (SELECT pg_catalog.count(DISTINCT n) FROM unnest(permissions) n)
$$;

REVOKE ALL ON FUNCTION authz.bits_of(text[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.bits_of(text[]) TO bailiwick_app;
