-- Schedules start runs by themselves. Of a kind that repeats: what its resources start, and in which of their fields it is
-- written, as JSON; null for any other kind.
ALTER TABLE authz.blueprint_kind ADD repeats text CHECK (repeats IS JSON OBJECT);

-- When a resource starts its next runs; a trigger keeps it equal to the field that people see.
ALTER TABLE resource ADD due_at timestamptz;
CREATE INDEX resource_due ON resource (due_at) WHERE due_at IS NOT NULL;

-- The resource that started the run, if a schedule did.
ALTER TABLE run ADD repeats_id uuid;
ALTER TABLE run ADD FOREIGN KEY (org_id, repeats_id) REFERENCES resource (org_id, id) ON DELETE SET NULL (repeats_id);
CREATE INDEX run_by_repeats ON run (org_id, repeats_id, created_at) WHERE repeats_id IS NOT NULL;

-- Schedules that exist begin with their next time. Their fields said what people had written there. The tables' policies come
-- with the database's code, which an older database gets after this: until then their owner is bound by none.
ALTER TABLE resource NO FORCE ROW LEVEL SECURITY;
UPDATE resource r SET state = 'active', due_at = date_trunc('milliseconds', now()), fields = r.fields - '{next_run,last_run,last_result}'::text[]
  FROM organization o WHERE o.id = r.org_id AND o.blueprint = 'machine-fleet' AND r.kind = 'schedule';
ALTER TABLE resource FORCE ROW LEVEL SECURITY;
