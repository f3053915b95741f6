-- Whether the security policies of a workspace of the entered organization refuse the caller, who entered the organization and
-- not the workspace. Most organizations never had one, and pay for no look-up.
CREATE FUNCTION authz.is_closed(workspace uuid) RETURNS boolean
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT FROM organization o WHERE o.id = authz.org_id() AND o.has_policies)
    AND authz.refused_at(authz.org_id(), is_closed.workspace) IS NOT NULL
$$;

REVOKE ALL ON FUNCTION authz.is_closed(uuid) FROM PUBLIC;
