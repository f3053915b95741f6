-- Is this change of a row nothing but the erasing of names in it? What guards a row that no one changes any more lets it through.
CREATE FUNCTION authz.only_erases(before jsonb, after jsonb) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT before <> after AND NOT EXISTS (
    SELECT FROM jsonb_each(after) n WHERE n.value IS DISTINCT FROM before -> n.key
      AND (n.key !~ '_by_name$' OR n.value #>> '{}' IS DISTINCT FROM authz.erased_name()))
$$;

REVOKE ALL ON FUNCTION authz.only_erases(jsonb, jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.only_erases(jsonb, jsonb) TO bailiwick_app;
