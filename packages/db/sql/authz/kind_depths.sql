-- How deep the resources of each kind are: 0 for what is under nothing.
CREATE FUNCTION authz.kind_depths(model text) RETURNS TABLE (kind text, depth integer)
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  WITH RECURSIVE line AS (
    SELECT k.key, 0 AS depth FROM authz.blueprint_kind k WHERE k.blueprint = model AND k.parent IS NULL
    UNION ALL SELECT k.key, l.depth + 1 FROM line l JOIN authz.blueprint_kind k ON k.blueprint = model AND k.parent = l.key
  ) SELECT l.key, l.depth FROM line l
$$;

REVOKE ALL ON FUNCTION authz.kind_depths(text) FROM PUBLIC;
