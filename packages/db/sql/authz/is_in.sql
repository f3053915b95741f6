-- Whether a person is in an organization, by a role in it or in one of its workspaces that still runs.
CREATE FUNCTION authz.is_in(org uuid, person uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT FROM public.organization_member p WHERE p.org_id = org AND p.user_id = person AND authz.runs(p.ends_at))
    OR EXISTS (SELECT FROM public.member m WHERE m.org_id = org AND m.user_id = person AND authz.runs(m.ends_at))
$$;

REVOKE ALL ON FUNCTION authz.is_in(uuid, uuid) FROM PUBLIC;
