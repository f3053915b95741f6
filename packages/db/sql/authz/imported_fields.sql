-- The fields of a resource or record of a bundle, with the ids that its references get, and without anything where its kind has
-- a secret.
CREATE FUNCTION authz.imported_fields(import uuid, model text, of_kind text, given jsonb) RETURNS jsonb
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT (given - ARRAY(SELECT f.key FROM authz.blueprint_field f WHERE f.blueprint = model AND f.kind = of_kind AND f.is_secret))
    || coalesce((SELECT jsonb_object_agg(f.key, authz.imported_id(import, (given ->> f.key)::uuid))
      FROM authz.blueprint_field f
      WHERE f.blueprint = model AND f.kind = of_kind AND f.refers_to IS NOT NULL AND given ->> f.key IS NOT NULL), '{}')
$$;

REVOKE ALL ON FUNCTION authz.imported_fields(uuid, text, text, jsonb) FROM PUBLIC;
