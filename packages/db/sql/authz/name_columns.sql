-- The columns that name who did something, by the convention of their names: `…_by_name`, `actor_name`, and a text that ends in
-- `_by`. Beside most is the id of who it was (`…_by`, `actor_id`). The log is not among them: its entries are hashed, and
-- authz.erase_person empties them by their commitments.
CREATE FUNCTION authz.name_columns() RETURNS TABLE (place regclass, named name, identified name, organization name)
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT c.oid::regclass, a.attname,
    (SELECT i.attname FROM pg_attribute i WHERE i.attrelid = c.oid AND NOT i.attisdropped AND i.atttypid = 'uuid'::regtype
       AND i.attname IN (regexp_replace(a.attname, '_name$', ''), regexp_replace(a.attname, '_name$', '_id'))),
    (SELECT o.attname FROM pg_attribute o WHERE o.attrelid = c.oid AND NOT o.attisdropped
       AND o.attname = CASE c.oid WHEN 'public.organization'::regclass THEN 'id' ELSE 'org_id' END)
  FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
  WHERE c.relnamespace IN ('public'::regnamespace, 'identity'::regnamespace) AND c.relkind IN ('r', 'p') AND NOT c.relispartition
    AND NOT a.attisdropped AND a.atttypid = 'text'::regtype AND a.attname ~ '(_by|_by_name|^actor_name)$'
    AND c.oid NOT IN ('public.audit_entry'::regclass, 'public.imported_entry'::regclass)
$$;

REVOKE ALL ON FUNCTION authz.name_columns() FROM PUBLIC;
