-- What keeps a person in an organization: it has no other owner, or no other admin, who can sign in. Null if nothing does.
CREATE FUNCTION authz.kept_in(org uuid, person uuid) RETURNS text
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT CASE
    WHEN EXISTS (SELECT FROM authz.owned_alone(org, person)) THEN 'last_owner'
    WHEN EXISTS (
      SELECT FROM organization o JOIN authz.blueprint b ON b.key = o.blueprint
      JOIN organization_member p ON p.org_id = o.id AND p.role = coalesce(b.owner_org_role, b.creator_org_role)
      WHERE o.id = org AND p.user_id = person AND authz.runs(p.ends_at) AND NOT EXISTS (
        SELECT FROM organization_member other WHERE other.org_id = org AND other.role = p.role AND other.active
          AND other.user_id <> person AND authz.runs(other.ends_at))) THEN 'last_owner' END
$$;

REVOKE ALL ON FUNCTION authz.kept_in(uuid, uuid) FROM PUBLIC;
