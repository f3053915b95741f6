-- Finds the person with this address. Only for people who can add members here, or found organizations for others, and only by the full address: no list
-- of the instance's people leaves it. An unconfirmed address is not found, because it might be anyone's; its owner can
-- be invited instead, which proves it.
CREATE FUNCTION authz.find_person(address text) RETURNS TABLE (user_id uuid, name text, email text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT u.id, u.name, u.email FROM identity."user" u
  WHERE u.email = address AND u.email_verified AND u.suspended_at IS NULL
    AND (authz.has('member:add') OR authz.has('organization_member:add') OR authz.has('platform:rescue_workspace')
      OR authz.has('organization:create'))
$$;

REVOKE ALL ON FUNCTION authz.find_person(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.find_person(text) TO bailiwick_app;
