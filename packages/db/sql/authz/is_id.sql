-- Is this an id? What is not one is a slug. Stable, as what it asks is: as anything else it would not be put in the
-- caller's place.
CREATE FUNCTION authz.is_id(ref text) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS
  $$ SELECT char_length(ref) = 36 AND pg_input_is_valid(ref, 'uuid') $$;

REVOKE ALL ON FUNCTION authz.is_id(text) FROM PUBLIC;
