-- How many values of a field of a kind there are in each workspace of the entered organization that is not deleted, whatever
-- their case: what a plan's limit on them counts.
CREATE FUNCTION authz.distinct_values(kind text, field text) RETURNS TABLE (id uuid, slug text, name text, used integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT w.id, w.slug, w.name, count(DISTINCT lower(r.fields ->> field))::integer
  FROM workspace w
  LEFT JOIN resource_root o ON o.org_id = w.org_id AND o.workspace_id = w.id AND o.kind = distinct_values.kind
  LEFT JOIN resource r ON r.org_id = o.org_id AND r.root_id = o.id AND r.kind = distinct_values.kind
  WHERE w.org_id = authz.org_id() AND w.state <> 'pending_deletion'
  GROUP BY w.id, w.slug, w.name, w.sort_name ORDER BY w.sort_name, w.id
$$;

REVOKE ALL ON FUNCTION authz.distinct_values(text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.distinct_values(text, text) TO bailiwick_app;
