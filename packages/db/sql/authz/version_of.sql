-- The version of something that changed at this time: microseconds since 1970.
CREATE FUNCTION authz.version_of(changed_at timestamptz) RETURNS text
LANGUAGE sql IMMUTABLE AS $$ SELECT (extract(epoch FROM changed_at) * 1000000)::bigint::text $$;

REVOKE ALL ON FUNCTION authz.version_of(timestamptz) FROM PUBLIC;
