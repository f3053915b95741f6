-- A set of permissions in the context's organization, including those of its blueprint's kinds.
CREATE FUNCTION authz.kind_bits(VARIADIC permissions text[]) RETURNS bit(256) LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT bit_or(set_bit(repeat('0', 256)::bit(256), authz.bit_here(n), 1)) FROM unnest(permissions) n
  WHERE authz.bit_here(n) IS NOT NULL
$$;

REVOKE ALL ON FUNCTION authz.kind_bits(text[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.kind_bits(text[]) TO bailiwick_app;
