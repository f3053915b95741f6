-- One field of the encoding: four bytes of length, big-endian, then UTF-8; null is the length 0xFFFFFFFF alone.
CREATE FUNCTION audit.field(value text) RETURNS bytea
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE
    WHEN value IS NULL THEN '\xffffffff'::bytea
    ELSE int4send(octet_length(value)) || convert_to(value, 'UTF8')
  END
$$;

REVOKE ALL ON FUNCTION audit.field(text) FROM PUBLIC;
