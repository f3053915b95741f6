-- A time as the log shows and hashes it: UTC, microseconds, always six digits.
CREATE FUNCTION audit.time_text(at timestamptz) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
$$;

REVOKE ALL ON FUNCTION audit.time_text(timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION audit.time_text(timestamptz) TO bailiwick_app, bailiwick_worker;
