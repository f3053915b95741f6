-- Approvals: an action of a kind can wait for people who approve it, as many as a setting of the workspace asks for. Each of
-- them is a row, until what they approved is edited or submitted anew.

-- The actions that wait, as their blueprints declare them.
CREATE TABLE authz.blueprint_approval (
  blueprint   text NOT NULL REFERENCES authz.blueprint (key) ON DELETE CASCADE,
  kind        text NOT NULL,
  action      text NOT NULL,
  -- The verb that those who approve hold.
  verb        text NOT NULL,
  from_states text[] NOT NULL,
  to_state    text NOT NULL,
  PRIMARY KEY (blueprint, kind, action)
);
GRANT SELECT ON authz.blueprint_approval TO bailiwick_app;

CREATE TABLE approval (
  org_id      uuid NOT NULL,
  resource_id uuid NOT NULL,
  action      text NOT NULL CHECK (action ~ '^[a-z][a-z_]{0,39}$'),
  user_id     uuid NOT NULL,
  at          timestamptz NOT NULL DEFAULT clock_timestamp(),
  comment     text CHECK (char_length(comment) BETWEEN 1 AND 500),
  PRIMARY KEY (org_id, resource_id, action, user_id),
  FOREIGN KEY (org_id, resource_id) REFERENCES resource (org_id, id) ON DELETE CASCADE
);
ALTER TABLE approval ENABLE ROW LEVEL SECURITY;
ALTER TABLE approval FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON approval TO bailiwick_app;
