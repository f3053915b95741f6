-- Machines register themselves and report. A resource of a kind that connects has a key of its own, which is bound to it:
-- wherever its root is moved, the key is of that workspace, and it goes with the root.
ALTER TABLE key
  ADD resource_id uuid,
  ADD FOREIGN KEY (org_id, resource_id) REFERENCES resource_root (org_id, id) ON DELETE CASCADE,
  ADD UNIQUE (org_id, resource_id),
  ADD CHECK (resource_id IS NULL OR (resource_id = id AND workspace_id IS NOT NULL));

-- Of a kind that connects: what the key of one can do, and from which settings of its workspace which of its fields are
-- filled, as {"name": {"field", "setting"}, …}. Null for any other kind.
ALTER TABLE authz.blueprint_kind
  ADD credential bit(256),
  ADD seeds text CHECK (seeds IS JSON OBJECT),
  ADD CHECK ((credential IS NULL) = (seeds IS NULL));

-- When a resource last reported. Apart, because reporting changes nothing about it.
CREATE TABLE heartbeat (
  org_id      uuid NOT NULL,
  resource_id uuid NOT NULL,
  first_at    timestamptz NOT NULL DEFAULT now(),
  at          timestamptz NOT NULL DEFAULT now(),
  ip          text CHECK (char_length(ip) <= 45),
  PRIMARY KEY (org_id, resource_id),
  FOREIGN KEY (org_id, resource_id) REFERENCES resource_root (org_id, id) ON DELETE CASCADE
);
ALTER TABLE heartbeat ENABLE ROW LEVEL SECURITY;
ALTER TABLE heartbeat FORCE ROW LEVEL SECURITY;
GRANT SELECT ON heartbeat TO bailiwick_app;
