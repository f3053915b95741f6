-- Webhooks: addresses outside that are told of events. An event is an entry of the audit log; what is stored here is what is
-- sent of it to whom, and what came back.
CREATE TABLE webhook (
  org_id          uuid NOT NULL REFERENCES organization (id) ON DELETE CASCADE,
  id              uuid NOT NULL,
  -- Null for one of the organization, which is told of all of its workspaces.
  workspace_id    uuid,
  name            text NOT NULL CHECK (char_length(name) BETWEEN 1 AND 80),
  url             text NOT NULL CHECK (char_length(url) BETWEEN 1 AND 2048),
  -- Actions of the log; 'action:kind' for those about one kind of resource only.
  events          text[] NOT NULL CHECK (cardinality(events) BETWEEN 1 AND 500),
  -- Of each secret by its id: the version of the key that encrypted it, the ciphertext, its last characters, and when it ends.
  secrets         jsonb NOT NULL,
  -- Why it is off; null while it is on.
  stopped         text CHECK (stopped IN ('by_hand', 'gone', 'failing')),
  stopped_at      timestamptz,
  -- Raised whenever it is turned on, so that the failure of an attempt from before turns nothing off.
  generation      integer NOT NULL DEFAULT 1,
  -- The first failure since something arrived.
  failing_since   timestamptz,
  created_at      timestamptz NOT NULL DEFAULT now(),
  created_by_kind text NOT NULL DEFAULT 'user' CHECK (created_by_kind IN ('user', 'key', 'system')),
  created_by      uuid,
  created_by_name text NOT NULL CHECK (char_length(created_by_name) <= 320),
  PRIMARY KEY (org_id, id),
  FOREIGN KEY (org_id, workspace_id) REFERENCES workspace (org_id, id) ON DELETE CASCADE,
  CHECK ((stopped IS NULL) = (stopped_at IS NULL))
);
CREATE INDEX webhook_by_place ON webhook (org_id, workspace_id, created_at, id);
ALTER TABLE webhook ENABLE ROW LEVEL SECURITY;
ALTER TABLE webhook FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, DELETE ON webhook TO bailiwick_app;
GRANT UPDATE (name, url, events, secrets, stopped, stopped_at, generation, failing_since) ON webhook TO bailiwick_app;

-- An event on its way to one webhook. The bytes are made in the commit of the event, and every attempt sends these.
CREATE TABLE webhook_delivery (
  org_id       uuid NOT NULL,
  id           uuid NOT NULL,
  webhook_id   uuid NOT NULL,
  -- The number of the audit entry; null for a test event.
  seq          bigint,
  -- The id that the receiver sees, the same in every attempt and for every webhook.
  event_id     text NOT NULL CHECK (char_length(event_id) <= 80),
  event        text NOT NULL CHECK (char_length(event) <= 80),
  body         text NOT NULL,
  state        text NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'delivered', 'failed')),
  created_at   timestamptz NOT NULL DEFAULT now(),
  -- When it is tried next; null once it is settled.
  due_at       timestamptz DEFAULT now(),
  -- Since it was last asked for.
  attempts     integer NOT NULL DEFAULT 0,
  lease        uuid,
  leased_until timestamptz,
  PRIMARY KEY (org_id, id),
  FOREIGN KEY (org_id, webhook_id) REFERENCES webhook (org_id, id) ON DELETE CASCADE,
  CHECK ((state = 'pending') = (due_at IS NOT NULL))
);
CREATE INDEX webhook_delivery_listed ON webhook_delivery (org_id, webhook_id, created_at, id);
CREATE INDEX webhook_delivery_due ON webhook_delivery (org_id, webhook_id, due_at) WHERE due_at IS NOT NULL;
CREATE INDEX webhook_delivery_leased ON webhook_delivery (org_id) WHERE lease IS NOT NULL;
CREATE INDEX webhook_delivery_old ON webhook_delivery (created_at);
ALTER TABLE webhook_delivery ENABLE ROW LEVEL SECURITY;
ALTER TABLE webhook_delivery FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON webhook_delivery TO bailiwick_app;
GRANT UPDATE (state, due_at, attempts, lease, leased_until) ON webhook_delivery TO bailiwick_app;

-- What came back. `failure` says why there was no answer, `excerpt` is the beginning of one.
CREATE TABLE webhook_attempt (
  org_id      uuid NOT NULL,
  delivery_id uuid NOT NULL,
  number      integer NOT NULL,
  at          timestamptz NOT NULL DEFAULT now(),
  took_ms     integer NOT NULL,
  status      integer,
  failure     text CHECK (char_length(failure) <= 40),
  excerpt     text NOT NULL CHECK (char_length(excerpt) <= 1000),
  PRIMARY KEY (org_id, delivery_id, number),
  FOREIGN KEY (org_id, delivery_id) REFERENCES webhook_delivery (org_id, id) ON DELETE CASCADE,
  CHECK ((status IS NULL) <> (failure IS NULL))
);
ALTER TABLE webhook_attempt ENABLE ROW LEVEL SECURITY;
ALTER TABLE webhook_attempt FORCE ROW LEVEL SECURITY;
GRANT SELECT ON webhook_attempt TO bailiwick_app;
