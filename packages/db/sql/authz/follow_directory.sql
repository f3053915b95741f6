-- Does what a directory says of one of its people. Who is not active loses their access, and nothing else; who is active again has
-- what they had. An account is found by its confirmed address, once. It becomes a member only if the address is in a verified
-- domain of the organization, and the directory says for the first time or anew (`wants`) that they belong to it: who was removed
-- by hand stays away. Returns why not, or null.
--   seats   how many members there can be; null for any number
CREATE FUNCTION authz.follow_directory(entry uuid, wants boolean, seats integer, private_workspace uuid, private_slugs text[])
RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  p directory_person;
  is_back boolean;
  failure text;
BEGIN
  PERFORM authz.need('directory:sync');
  SELECT d.* INTO STRICT p FROM directory_person d WHERE d.org_id = authz.org_id() AND d.id = entry;
  IF p.user_id IS NULL THEN
    UPDATE directory_person d SET user_id = u.id FROM identity."user" u
      WHERE d.org_id = p.org_id AND d.id = p.id AND u.email = p.address AND u.email_verified
        AND (authz.is_in(p.org_id, u.id) OR authz.has_domain(p.org_id, split_part(p.address, '@', 2)))
        AND NOT EXISTS (SELECT FROM directory_person o WHERE o.org_id = p.org_id AND o.user_id = u.id)
      RETURNING d.* INTO p;
    IF NOT FOUND THEN RETURN NULL; END IF;
    wants := true;
  END IF;
  IF NOT p.active THEN RETURN authz.hold_back(p); END IF;
  is_back := authz.let_back(p, seats);
  IF is_back IS NULL THEN RETURN 'no_seat'; END IF;
  IF wants AND NOT is_back AND NOT authz.is_in(p.org_id, p.user_id) AND authz.has_domain(p.org_id, split_part(p.address, '@', 2))
    AND EXISTS (SELECT FROM identity."user" u WHERE u.id = p.user_id AND u.suspended_at IS NULL) THEN
    failure := authz.join_by_directory(p, seats, private_workspace, private_slugs);
    IF failure IS NOT NULL THEN RETURN failure; END IF;
  END IF;
  PERFORM authz.staff_by_directory(p.org_id, NULL, p.user_id);
  RETURN NULL;
END
$$;

REVOKE ALL ON FUNCTION authz.follow_directory(uuid, boolean, integer, uuid, text[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.follow_directory(uuid, boolean, integer, uuid, text[]) TO bailiwick_app;
