-- The copy of a field by which a kind's records are filtered: of a reference, the id that it gets.
CREATE FUNCTION authz.imported_filter(import uuid, model text, of_kind text, given jsonb, filter text) RETURNS text
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT coalesce((
    SELECT authz.imported_id(import, (given ->> f.key)::uuid)::text FROM authz.blueprint_field f
    WHERE f.blueprint = model AND f.kind = of_kind AND f.refers_to IS NOT NULL AND given ->> f.key = filter LIMIT 1), filter)
$$;

REVOKE ALL ON FUNCTION authz.imported_filter(uuid, text, text, jsonb, text) FROM PUBLIC;
