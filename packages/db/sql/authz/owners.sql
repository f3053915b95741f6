-- How many people can act as owner: active people with the owner's role, except the one about to lose it, and those
-- whose organization role stands in. A person who has both counts once.
CREATE FUNCTION authz.owners(org uuid, workspace uuid, losing uuid DEFAULT NULL) RETURNS bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT (SELECT count(*) FROM (
            SELECT m.user_id FROM member m
              WHERE m.org_id = org AND m.workspace_id = workspace AND m.role = b.owner_role AND m.active
                AND m.user_id IS DISTINCT FROM losing AND authz.runs(m.ends_at)
            UNION
            SELECT p.user_id FROM organization_member p
              WHERE p.org_id = org AND p.role = b.owner_org_role AND p.active
                AND authz.runs(p.ends_at)) people)
  FROM organization o JOIN authz.blueprint b ON b.key = o.blueprint
  WHERE o.id = org AND (authz.org_id() = org OR authz.org_id() IS NULL)
$$;

REVOKE ALL ON FUNCTION authz.owners(uuid, uuid, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.owners(uuid, uuid, uuid) TO bailiwick_app;
