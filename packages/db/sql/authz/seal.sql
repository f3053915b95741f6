-- The seal of a text: HMAC-SHA-256 (RFC 2104) in hex, with the key of authz.seal_key, which only the owner can read. By the
-- core's sha256, because pgcrypto is not everywhere. A single expression, so that the planner can inline it.
CREATE FUNCTION authz.seal(inner_pad bytea, outer_pad bytea, sealed text) RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS
  $$ SELECT encode(sha256(outer_pad || sha256(inner_pad || convert_to(sealed, 'UTF8'))), 'hex') $$;

REVOKE ALL ON FUNCTION authz.seal(bytea, bytea, text) FROM PUBLIC;
