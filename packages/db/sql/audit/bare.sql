-- A value as the hash covers it: nothing, where the entry commits to it instead.
CREATE FUNCTION audit.bare(commitments text, field text, value text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN position('"' || field || '":' IN commitments) > 0 THEN NULL ELSE value END
$$;

REVOKE ALL ON FUNCTION audit.bare(text, text, text) FROM PUBLIC;
