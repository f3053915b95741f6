-- Whether the security policies of a place let this address be invited: its domain is one of theirs, or they name none.
CREATE FUNCTION authz.is_invitable(org uuid, workspace uuid, address text) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT coalesce(bool_and(cardinality(p.domains) = 0 OR lower(split_part(address, '@', -1)) = ANY (p.domains)), true)
  FROM authz.policies_in_force(org, workspace) p
$$;

REVOKE ALL ON FUNCTION authz.is_invitable(uuid, uuid, text) FROM PUBLIC;
