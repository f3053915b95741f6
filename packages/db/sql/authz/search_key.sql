-- A text as searches compare it, without accents and case; fills the search_name of every table with names.
CREATE FUNCTION authz.search_key(given text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT replace(replace(replace(replace(translate(lower(
    regexp_replace(normalize(given COLLATE "und-x-icu", NFD), '[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+', '', 'g')),
    'øłđðħıς', 'olddhiσ'), 'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th') COLLATE "C"
$$;

REVOKE ALL ON FUNCTION authz.search_key(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.search_key(text) TO bailiwick_app;
