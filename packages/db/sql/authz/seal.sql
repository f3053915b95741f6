-- The seal of a text: HMAC-SHA-256 (RFC 2104) in hex, with a key that only the owner can read. By the core's sha256, because
-- pgcrypto is not everywhere.
CREATE FUNCTION authz.seal(sealed text) RETURNS text
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT encode(sha256(k.outer_pad || sha256(k.inner_pad || convert_to(sealed, 'UTF8'))), 'hex') FROM authz.seal_key k
$$;

REVOKE ALL ON FUNCTION authz.seal(text) FROM PUBLIC;
