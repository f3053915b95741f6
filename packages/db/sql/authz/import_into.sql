-- Inserts rows of a bundle into the table of their part, as authz.import_rows describes: those in `rows`, or the resources that
-- wait. Of these, what is under another comes after it, and all are there when what they refer to is looked up. Only the
-- functions of an import call it.
CREATE FUNCTION authz.import_into(part text, rows jsonb, people jsonb, import bundle_import, model text) RETURNS void
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  columns text;
  given text;
BEGIN
  SELECT string_agg(quote_ident(a.attname), ', '),
      string_agg(CASE
        WHEN a.attname = 'org_id' THEN '$2'
        WHEN a.attname = 'workspace_id' THEN '$3'
        WHEN a.attname = 'created_by' THEN '($5 ->> r.created_by::text)::uuid'
        WHEN a.attname = 'root_id' THEN 'CASE WHEN r.root_id = $6 THEN $3 ELSE authz.imported_id($4, r.root_id) END'
        WHEN a.attname = 'fields' THEN 'authz.imported_fields($4, $7, r.kind, r.fields)'
        WHEN a.attname ~ '^filter_' THEN format('authz.imported_filter($4, $7, r.kind, r.fields, r.%I)', a.attname)
        WHEN a.atttypid = 'uuid'::regtype THEN format('authz.imported_id($4, r.%I)', a.attname)
        ELSE format('r.%I', a.attname) END, ', ')
    INTO columns, given
    FROM pg_attribute a WHERE a.attrelid = ('public.' || part)::regclass AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '';
  EXECUTE format('INSERT INTO public.%1$I (%2$s) SELECT %3$s FROM ', part, columns, given) || CASE part
      WHEN 'resource' THEN 'authz.bundle_resource b CROSS JOIN LATERAL jsonb_populate_record(NULL::public.resource, b.data) r
        JOIN authz.kind_depths($7) d ON d.kind = r.kind WHERE b.import = $4 ORDER BY d.depth, b.number'
      ELSE format('jsonb_populate_recordset(NULL::public.%I, $1) r', part) END
    USING rows, import.org_id, import.workspace_id, import.id, people, import.source_workspace, model;
END
$$;

REVOKE ALL ON FUNCTION authz.import_into(text, jsonb, jsonb, bundle_import, text) FROM PUBLIC;
