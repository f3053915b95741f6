-- Whether an organization's directory said last that this person is not active.
CREATE FUNCTION authz.is_held_back(org uuid, person uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT FROM public.directory_person p WHERE p.org_id = org AND p.user_id = person AND NOT p.active)
$$;

REVOKE ALL ON FUNCTION authz.is_held_back(uuid, uuid) FROM PUBLIC;
