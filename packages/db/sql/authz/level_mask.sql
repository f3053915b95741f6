-- The permissions of a level, as a set.
CREATE FUNCTION authz.level_mask(wanted text) RETURNS bit(256) LANGUAGE sql STABLE PARALLEL SAFE AS
  $$ SELECT m.permissions FROM authz.level_mask m WHERE m.level = wanted $$;

REVOKE ALL ON FUNCTION authz.level_mask(text) FROM PUBLIC;
