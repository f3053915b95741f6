-- Does this organization role make a person an admin whom only the platform admin appoints (S32)?
CREATE FUNCTION authz.is_appointed(role_key text) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT coalesce((
    SELECT (r.permissions & b.appointed_permissions) <> repeat('0', 256)::bit(256)
    FROM public.role r
    JOIN public.organization o ON o.id = r.org_id
    JOIN authz.blueprint b ON b.key = o.blueprint
    WHERE r.org_id = authz.org_id() AND r.level = 'organization' AND r.key = role_key
  ), false)
$$;

REVOKE ALL ON FUNCTION authz.is_appointed(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.is_appointed(text) TO bailiwick_app;
