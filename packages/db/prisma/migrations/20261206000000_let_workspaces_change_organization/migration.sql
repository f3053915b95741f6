-- A workspace is transferred to another organization by changing `org_id` in its rows, table after table, in one commit. For as
-- long as that takes, rows refer to others that have another organization already: the foreign keys to what goes along can
-- wait until it is done. Everywhere else they are checked immediately, as before. Nothing is rewritten or scanned.
DO $$
DECLARE
  fk record;
BEGIN
  FOR fk IN
    SELECT c.conrelid::regclass AS place, c.conname FROM pg_constraint c
    WHERE c.contype = 'f' AND NOT c.condeferrable AND c.confrelid = ANY (ARRAY['workspace', 'resource_root', 'resource', 'key',
      'webhook', 'webhook_delivery', 'access_review']::regclass[])
  LOOP
    EXECUTE format('ALTER TABLE %s ALTER CONSTRAINT %I DEFERRABLE INITIALLY IMMEDIATE', fk.place, fk.conname);
  END LOOP;
END
$$;
