-- Like authz.has, but held through an organization role, which reaches every workspace of the organization.
CREATE FUNCTION authz.has_everywhere(permission text) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT coalesce(get_bit(nullif(current_setting('authz.organization_permissions', true), '')::bit(256), authz.bit_here(permission)), 0) = 1
$$;

REVOKE ALL ON FUNCTION authz.has_everywhere(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.has_everywhere(text) TO bailiwick_app;
