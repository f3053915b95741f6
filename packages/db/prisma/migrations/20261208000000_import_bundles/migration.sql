-- Workspaces travel between instances as bundles (decision 102). Whose signature counts is the operator's to say, on the machine
-- of the instance: no role that serves requests can change it.
CREATE TABLE identity.trusted_instance (
  -- Ed25519, raw, in base64url.
  public_key text PRIMARY KEY CHECK (public_key ~ '^[A-Za-z0-9_-]{43}$'),
  -- Where it said that it is reached, for people.
  name       text NOT NULL CHECK (char_length(name) <= 200),
  added_at   timestamptz NOT NULL DEFAULT now()
);

-- A workspace that was imported: from which bundle, and what its log has to be. The ids of its rows follow from `id` and those in
-- the bundle, so that none can mean a row that was there before.
CREATE TABLE bundle_import (
  org_id           uuid NOT NULL,
  workspace_id     uuid NOT NULL,
  id               uuid NOT NULL,
  -- SHA-256 of what is signed of the bundle.
  hash             text NOT NULL CHECK (hash ~ '^[0-9a-f]{64}$'),
  public_key       text NOT NULL,
  instance         text NOT NULL CHECK (char_length(instance) <= 2000),
  written_at       timestamptz NOT NULL,
  source_org       uuid NOT NULL,
  source_workspace uuid NOT NULL,
  -- Where the log of the other instance begins and ends, and the checkpoint of its end.
  whole            boolean NOT NULL,
  start_seq        bigint NOT NULL,
  start_hash       text NOT NULL CHECK (start_hash ~ '^[0-9a-f]{64}$'),
  end_seq          bigint NOT NULL,
  end_hash         text NOT NULL CHECK (end_hash ~ '^[0-9a-f]{64}$'),
  checkpoint       text NOT NULL,
  checkpoint_key   text NOT NULL,
  imported_at      timestamptz NOT NULL DEFAULT now(),
  imported_by      uuid NOT NULL,
  imported_by_name text NOT NULL,
  PRIMARY KEY (org_id, workspace_id),
  FOREIGN KEY (org_id, workspace_id) REFERENCES workspace (org_id, id) ON DELETE CASCADE DEFERRABLE
);
-- An organization imports a bundle once: its lock decides. It can still get another copy of the workspace, by a transfer.
CREATE INDEX bundle_import_by_hash ON bundle_import (hash);
ALTER TABLE bundle_import ENABLE ROW LEVEL SECURITY;
ALTER TABLE bundle_import FORCE ROW LEVEL SECURITY;
GRANT SELECT ON bundle_import TO bailiwick_app;

-- The entries of the log that an imported workspace brought along, as they were hashed. They are of another chain than the
-- organization's own, which they never touch.
CREATE TABLE imported_entry (
  org_id           uuid NOT NULL,
  workspace_id     uuid NOT NULL,
  seq              bigint NOT NULL,
  at               timestamptz NOT NULL,
  source_workspace uuid,
  actor_kind       text NOT NULL,
  actor_id         uuid,
  actor_name       text,
  via              text NOT NULL,
  ip               text,
  action           text NOT NULL,
  target_kind      text,
  target_id        text,
  target_name      text,
  outcome          text NOT NULL,
  before           text,
  after            text,
  prev_hash        bytea NOT NULL CHECK (octet_length(prev_hash) = 32),
  hash             bytea NOT NULL CHECK (octet_length(hash) = 32),
  commitments      text,
  salts            text,
  PRIMARY KEY (org_id, workspace_id, seq),
  FOREIGN KEY (org_id, workspace_id) REFERENCES workspace (org_id, id) ON DELETE CASCADE DEFERRABLE
);
ALTER TABLE imported_entry ENABLE ROW LEVEL SECURITY;
ALTER TABLE imported_entry FORCE ROW LEVEL SECURITY;
GRANT SELECT ON imported_entry TO bailiwick_app;

-- Resources of a bundle wait here until all of them have arrived, because they refer to each other; no commit leaves a row.
CREATE UNLOGGED TABLE authz.bundle_resource (
  import uuid NOT NULL,
  number bigint GENERATED ALWAYS AS IDENTITY,
  data   jsonb NOT NULL,
  PRIMARY KEY (import, number)
);
