-- Whether the directory of an organization says that a person is not active: found by their account or, before they had one, by
-- their address. They get no access there until it says otherwise.
CREATE FUNCTION authz.is_suspended(org uuid, person uuid, address text) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT FROM public.directory_person p JOIN public.directory d ON d.org_id = p.org_id AND d.stopped IS NULL
    WHERE p.org_id = org AND NOT p.active
      AND (p.user_id = person OR (p.user_id IS NULL AND p.address = is_suspended.address)))
$$;

REVOKE ALL ON FUNCTION authz.is_suspended(uuid, uuid, text) FROM PUBLIC;
