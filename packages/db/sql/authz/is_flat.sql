-- Whether an organization is its only workspace.
CREATE FUNCTION authz.is_flat(org uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT FROM public.organization o JOIN authz.blueprint b ON b.key = o.blueprint AND b.topology = 'flat' WHERE o.id = org)
$$;

REVOKE ALL ON FUNCTION authz.is_flat(uuid) FROM PUBLIC;
