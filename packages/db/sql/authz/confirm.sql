-- What authz.revalidate would find of each of these now, in their order: whether the credential's last use is to be written,
-- and null for one that no longer holds. Opens no context. For the consoles that follow one place: a change asks once for
-- all of them, and each then learns no more than that something changed.
CREATE FUNCTION authz.confirm(remembered text[], seals text[]) RETURNS boolean[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  -- Only what the database sealed is read; computed once, not for each field that is compared.
  WITH found AS MATERIALIZED (
    SELECT given.n,
      CASE WHEN given.seal = authz.seal(k.inner_pad, k.outer_pad, given.text) THEN given.text::text[] END AS r
    FROM unnest(remembered, seals) WITH ORDINALITY AS given(text, seal, n) CROSS JOIN authz.seal_key k
  )
  SELECT array_agg(h.stale ORDER BY found.n) FROM found LEFT JOIN LATERAL (
    SELECT s.stale FROM authz.still_held(found.r, false) s UNION ALL SELECT k.stale FROM authz.key_still_held(found.r) k) h ON true
$$;

REVOKE ALL ON FUNCTION authz.confirm(text[], text[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.confirm(text[], text[]) TO bailiwick_app;
