-- Can the actor do this with a root without a workspace of its own? What is the organization's by its kind is its roles' to
-- change. What is shared takes the permission wherever it reaches (S5): in each of the chosen workspaces, or, for one that
-- reaches all, held through an organization role.
CREATE FUNCTION authz.may_share(root uuid, operation text) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT CASE WHEN k.level <> 'either' THEN true
    WHEN NOT o.chosen THEN EXISTS (
      SELECT FROM authz.blueprint_permission p WHERE p.blueprint = k.blueprint AND p.operation = may_share.operation
        AND split_part(p.name, ':', 1) = k.key AND authz.has_everywhere(p.name))
    ELSE (SELECT coalesce(bool_and(authz.may_reach(o.kind, may_share.operation, x.workspace_id)), false)
      FROM resource_reach x WHERE x.org_id = o.org_id AND x.root_id = o.id) END
  FROM resource_root o JOIN authz.blueprint_kind k
    ON k.blueprint = current_setting('authz.blueprint', true) AND k.key = o.kind
  WHERE o.org_id = authz.org_id() AND o.id = root AND o.workspace_id IS NULL
$$;

REVOKE ALL ON FUNCTION authz.may_share(uuid, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.may_share(uuid, text) TO bailiwick_app;
