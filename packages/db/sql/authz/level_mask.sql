-- The permissions of a level in the context's organization, as a set.
CREATE FUNCTION authz.level_mask(wanted text) RETURNS bit(256) LANGUAGE sql STABLE PARALLEL SAFE AS
  $$ SELECT m.permissions FROM authz.blueprint_level_mask m
     WHERE m.blueprint = current_setting('authz.blueprint', true) AND m.level = wanted $$;

REVOKE ALL ON FUNCTION authz.level_mask(text) FROM PUBLIC;
