-- Erases people's names where rows keep who did something: by the id beside it, and where there is none by the name, in the
-- organizations in which they were. Also as the subject of access reviews. Returns the organizations in which it found some.
CREATE FUNCTION authz.erase_names(people text[], names text[], places uuid[]) RETURNS SETOF uuid
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  at record;
BEGIN
  FOR at IN SELECT c.place, c.named, c.identified, c.organization FROM authz.name_columns() c LOOP
    RETURN QUERY EXECUTE format(
      'WITH erased AS (UPDATE %1$s SET %2$I = authz.erased_name()
         WHERE (%3$s OR (%4$s AND %2$I = ANY ($2) AND %5$s)) AND %2$I <> authz.erased_name() RETURNING %6$s AS org)
       SELECT DISTINCT e.org FROM erased e WHERE e.org IS NOT NULL',
      at.place, at.named,
      CASE WHEN at.identified IS NULL THEN 'false' ELSE format('%I::text = ANY ($1)', at.identified) END,
      CASE WHEN at.identified IS NULL THEN 'true' ELSE format('%I IS NULL', at.identified) END,
      CASE WHEN at.organization IS NULL THEN 'true' ELSE format('%I = ANY ($3)', at.organization) END,
      CASE WHEN at.organization IS NULL THEN 'NULL::uuid' ELSE quote_ident(at.organization) END)
      USING people, names, places;
  END LOOP;
  RETURN QUERY WITH erased AS (
    UPDATE access_review_item i SET name = authz.erased_name(), email = NULL
      WHERE i.kind IN ('member', 'organization_role') AND i.subject_id::text = ANY (people) AND i.name <> authz.erased_name()
      RETURNING i.org_id)
    SELECT DISTINCT e.org_id FROM erased e;
END
$$;

REVOKE ALL ON FUNCTION authz.erase_names(text[], text[], uuid[]) FROM PUBLIC;
