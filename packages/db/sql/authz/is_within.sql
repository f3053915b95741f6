-- Whether an address is in one of the networks; in any if there is none in the list. What is no address is in none. IPv4
-- addresses that are mapped into IPv6 arrive as IPv4 (clientAddress).
CREATE FUNCTION authz.is_within(ip text, ranges cidr[]) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT cardinality(ranges) = 0 OR (coalesce(pg_input_is_valid(ip, 'inet'), false)
    AND EXISTS (SELECT FROM unnest(ranges) r WHERE r >>= ip::inet))
$$;

REVOKE ALL ON FUNCTION authz.is_within(text, cidr[]) FROM PUBLIC;
