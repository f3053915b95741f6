-- What the security policies of the entered place say of keys and invitations, for people who issue and invite and can't read
-- the policies: the shortest life of a key in days, whether personal tokens are accepted, and whether an address can be
-- invited.
CREATE FUNCTION authz.policy_here(address text) RETURNS TABLE (key_days integer, personal_tokens boolean, is_invitable boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT min(p.key_days), coalesce(bool_and(p.personal_tokens), true), authz.is_invitable(authz.org_id(), authz.workspace_id(), address)
  FROM authz.policies_in_force(authz.org_id(), authz.workspace_id()) p
$$;

REVOKE ALL ON FUNCTION authz.policy_here(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.policy_here(text) TO bailiwick_app;
