-- What only the signed-in person keeps: shared workspaces without another owner who can sign in, and organizations without
-- another admin, also those that wait for their purge.
CREATE FUNCTION authz.my_ties() RETURNS TABLE (
  org_id uuid, org_slug text, org_name text, org_state text, blueprint text, workspace_id uuid, workspace_name text
)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT o.id, o.slug, o.name, o.state, o.blueprint, tie.workspace_id, tie.name
  FROM authz.organizations_of(authz.person_id()) mine
  JOIN organization o ON o.id = mine AND o.state <> 'purged'
  JOIN authz.blueprint b ON b.key = o.blueprint
  CROSS JOIN LATERAL (
    SELECT NULL::uuid AS workspace_id, NULL::text AS name, NULL::text AS sort_name FROM organization_member p
      WHERE p.org_id = o.id AND p.user_id = authz.person_id() AND p.role = coalesce(b.owner_org_role, b.creator_org_role)
        AND NOT EXISTS (SELECT FROM organization_member other WHERE other.org_id = o.id AND other.role = p.role
                        AND other.active AND other.user_id <> p.user_id)
    UNION ALL
    SELECT w.id, w.name, w.sort_name FROM authz.owned_alone(o.id, authz.person_id()) w
  ) tie
  WHERE coalesce(o.id = authz.confined_to(), true)
  ORDER BY o.sort_name, o.id, tie.sort_name NULLS FIRST, tie.workspace_id
$$;

REVOKE ALL ON FUNCTION authz.my_ties() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.my_ties() TO bailiwick_app;
