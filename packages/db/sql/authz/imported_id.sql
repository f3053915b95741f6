-- The id that a row of a bundle gets (RFC 9562, version 8): it follows from the import and from the id in the bundle, so that rows
-- of a bundle refer to each other as before, and to nothing else.
CREATE FUNCTION authz.imported_id(import uuid, given uuid) RETURNS uuid
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT overlay(overlay(left(encode(sha256(uuid_send(import) || uuid_send(given)), 'hex'), 32) PLACING '8' FROM 13) PLACING 'a' FROM 17)::uuid
$$;

REVOKE ALL ON FUNCTION authz.imported_id(uuid, uuid) FROM PUBLIC;
