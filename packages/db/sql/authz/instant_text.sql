-- An instant as fields have it: in UTC and milliseconds.
CREATE FUNCTION authz.instant_text(at timestamptz) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"');

REVOKE ALL ON FUNCTION authz.instant_text(timestamptz) FROM PUBLIC;
