-- The public halves of the keys of access tokens, newest first, as a JSON Web Key Set's `keys` (RFC 7517): the next one, the one
-- that signs, and those of which a token could still be valid.
CREATE FUNCTION authz.published_keys() RETURNS jsonb
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT coalesce(jsonb_agg(k.public_key ORDER BY k.signs_at DESC), '[]') FROM identity.signing_key k
  WHERE NOT EXISTS (
    -- A token lives ten minutes at most, and clocks differ.
    SELECT FROM identity.signing_key l WHERE l.signs_at > k.signs_at AND l.signs_at <= now() - interval '15 minutes')
$$;

REVOKE ALL ON FUNCTION authz.published_keys() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.published_keys() TO bailiwick_app;
