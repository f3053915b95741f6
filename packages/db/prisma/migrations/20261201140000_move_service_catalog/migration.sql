-- The service catalog was a setting; its services are resources now, to which changes and incidents refer. The tables' policies
-- come with the database's code, which an older database gets after this: until then their owner is bound by none.
ALTER TABLE resource_root NO FORCE ROW LEVEL SECURITY;
ALTER TABLE resource NO FORCE ROW LEVEL SECURITY;
ALTER TABLE resource_unique NO FORCE ROW LEVEL SECURITY;

DO $$
DECLARE
  found record;
BEGIN
  FOR found IN
    SELECT DISTINCT ON (s.org_id, s.workspace_id, lower(e.name))
      s.org_id, s.workspace_id, gen_random_uuid() AS id, e.name
    FROM workspace_setting s
    JOIN organization o ON o.id = s.org_id AND o.blueprint = 'compliance-ops'
    CROSS JOIN LATERAL (
      SELECT trim(entry ->> 'name') AS name, n FROM jsonb_array_elements(s.value::jsonb) WITH ORDINALITY AS list(entry, n)) e
    WHERE s.key = 'service_catalog' AND e.name <> '' AND NOT EXISTS (
      SELECT FROM resource r JOIN resource_root t ON t.org_id = r.org_id AND t.id = r.root_id
      WHERE r.org_id = s.org_id AND t.workspace_id = s.workspace_id AND r.kind = 'service'
        AND lower(r.title) = lower(e.name))
    ORDER BY s.org_id, s.workspace_id, lower(e.name), e.n
  LOOP
    INSERT INTO resource_root (org_id, id, workspace_id, kind)
      VALUES (found.org_id, found.id, found.workspace_id, 'service');
    INSERT INTO resource (org_id, id, root_id, kind, title, fields, created_by_kind)
      VALUES (found.org_id, found.id, found.id, 'service', found.name, jsonb_build_object('name', found.name), 'system');
    -- What a trigger writes where there is one already.
    INSERT INTO resource_unique (org_id, place, kind, field, value, resource_id)
      VALUES (found.org_id, found.workspace_id, 'service', 'name', lower(found.name), found.id)
      ON CONFLICT DO NOTHING;
  END LOOP;
END
$$;
DELETE FROM workspace_setting s USING organization o
  WHERE o.id = s.org_id AND o.blueprint = 'compliance-ops' AND s.key = 'service_catalog';
DELETE FROM authz.blueprint_setting WHERE blueprint = 'compliance-ops' AND key = 'service_catalog';

ALTER TABLE resource_root FORCE ROW LEVEL SECURITY;
ALTER TABLE resource FORCE ROW LEVEL SECURITY;
ALTER TABLE resource_unique FORCE ROW LEVEL SECURITY;
