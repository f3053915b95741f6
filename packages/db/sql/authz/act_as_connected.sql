-- Opens the context of a person whom a connection brought, for the entries of what follows. Only authz.sign_in_by_connection and
-- authz.connect_account call it, in transactions of the identity role, which reads no tenant's rows.
CREATE FUNCTION authz.act_as_connected(org uuid, person uuid, address text, ip text) RETURNS void
LANGUAGE sql SET search_path = public, pg_temp AS $$
  SELECT authz.open_context(ARRAY[NULL, NULL, NULL, person::text, NULL, org::text, NULL, NULL, address, o.blueprint, NULL,
    repeat('0', 256), repeat('0', 256), repeat('0', 256), 'organization', ip, 'user'])
  FROM organization o WHERE o.id = org
$$;

REVOKE ALL ON FUNCTION authz.act_as_connected(uuid, uuid, text, text) FROM PUBLIC;
