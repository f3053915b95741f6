-- The names under which people acted: of their account, and of every copy beside which their id is.
CREATE FUNCTION authz.names_of(people text[]) RETURNS text[]
LANGUAGE plpgsql STABLE SET search_path = public, pg_temp AS $$
DECLARE
  found text[];
  more text[];
  at record;
BEGIN
  SELECT array_agg(x.name) INTO found FROM (
    SELECT u.name FROM identity."user" u WHERE u.id::text = ANY (people)
    UNION SELECT m.name FROM organization_member m WHERE m.user_id::text = ANY (people)
    UNION SELECT m.name FROM member m WHERE m.user_id::text = ANY (people)
    UNION SELECT q.name FROM access_request q WHERE q.user_id::text = ANY (people)
    UNION SELECT i.name FROM access_review_item i
      WHERE i.kind IN ('member', 'organization_role') AND i.subject_id::text = ANY (people)
    UNION SELECT v.value FROM audit_entry e CROSS JOIN LATERAL (VALUES (e.before), (e.after)) d(data)
      CROSS JOIN LATERAL (SELECT d.data::json ->> 'name' AS value) v
      WHERE e.action = 'person.renamed' AND e.target_id = ANY (people)) x;
  FOR at IN SELECT c.place, c.named, c.identified FROM authz.name_columns() c WHERE c.identified IS NOT NULL LOOP
    EXECUTE format('SELECT array_agg(DISTINCT %2$I) FROM %1$s WHERE %3$I::text = ANY ($1)', at.place, at.named, at.identified)
      INTO more USING people;
    found := found || more;
  END LOOP;
  RETURN ARRAY(SELECT DISTINCT n FROM unnest(found) n WHERE n <> '' AND n NOT IN ('Bailiwick', authz.erased_name()));
END
$$;

REVOKE ALL ON FUNCTION authz.names_of(text[]) FROM PUBLIC;
