-- The shared workspaces of an organization of which this person is the last owner who can sign in.
CREATE FUNCTION authz.owned_alone(org uuid, person uuid) RETURNS TABLE (id uuid, name text, sort_name text)
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT w.id, w.name, w.sort_name
  FROM organization o
  JOIN authz.blueprint b ON b.key = o.blueprint
  JOIN member m ON m.org_id = o.id AND m.user_id = person AND m.role = b.owner_role AND authz.runs(m.ends_at)
  JOIN workspace w ON w.org_id = o.id AND w.id = m.workspace_id
  WHERE o.id = org AND w.state <> 'pending_deletion' AND w.default_for IS DISTINCT FROM person
    AND NOT EXISTS (SELECT 1 FROM member other WHERE other.org_id = o.id AND other.workspace_id = w.id
                    AND other.role = b.owner_role AND other.active AND authz.runs(other.ends_at) AND other.user_id <> person)
    AND NOT EXISTS (SELECT 1 FROM organization_member stand_in WHERE stand_in.org_id = o.id
                    AND stand_in.role = b.owner_org_role AND stand_in.active AND authz.runs(stand_in.ends_at)
                    AND stand_in.user_id <> person)
$$;

REVOKE ALL ON FUNCTION authz.owned_alone(uuid, uuid) FROM PUBLIC;
