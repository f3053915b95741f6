-- The slugs and names of these workspaces, as far as authz.read_across opened something in them.
CREATE FUNCTION authz.named_across(workspaces uuid[]) RETURNS TABLE (id uuid, slug text, name text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT w.id, w.slug, w.name FROM workspace w
  WHERE w.org_id = authz.org_id() AND w.id = ANY (workspaces) AND authz.across() ? ('* ' || w.id)
$$;

REVOKE ALL ON FUNCTION authz.named_across(uuid[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.named_across(uuid[]) TO bailiwick_app;
