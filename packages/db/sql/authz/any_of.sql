-- A regular expression that finds any of these texts, letter by letter; null for none.
CREATE FUNCTION authz.any_of(texts text[]) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT '(' || string_agg(regexp_replace(t, '([^[:alnum:]@])', '\\\1', 'g'), '|') || ')' FROM unnest(texts) t
$$;

REVOKE ALL ON FUNCTION authz.any_of(text[]) FROM PUBLIC;
