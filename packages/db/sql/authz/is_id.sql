-- Is this an id? Anything else is a slug. Marked STABLE like the functions it calls; otherwise the planner would not
-- inline it.
CREATE FUNCTION authz.is_id(ref text) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS
  $$ SELECT char_length(ref) = 36 AND pg_input_is_valid(ref, 'uuid') $$;

REVOKE ALL ON FUNCTION authz.is_id(text) FROM PUBLIC;
