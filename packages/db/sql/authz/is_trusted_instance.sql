-- Whether the operator of this instance trusts what this key signed.
CREATE FUNCTION authz.is_trusted_instance(signer text) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT FROM identity.trusted_instance t WHERE t.public_key = signer)
$$;

REVOKE ALL ON FUNCTION authz.is_trusted_instance(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.is_trusted_instance(text) TO bailiwick_app;
