-- The files of a workspace in the embedded store. A row is what a file is called and what is in it; the bytes are outside the
-- database, under the id of the content, so that no path of a person is ever one of the machine.
CREATE TABLE storage_file (
  org_id       uuid NOT NULL,
  workspace_id uuid NOT NULL,
  path         text COLLATE "C" NOT NULL CHECK (octet_length(path) BETWEEN 1 AND 1024),
  -- Of the bytes: another one for every content that is stored under the path.
  content_id   uuid NOT NULL UNIQUE,
  bytes        bigint NOT NULL CHECK (bytes >= 0),
  sha256       text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  type         text NOT NULL CHECK (char_length(type) BETWEEN 1 AND 200),
  stored_at    timestamptz NOT NULL DEFAULT now(),
  -- Who stored it, by their name at the time.
  stored_by    text NOT NULL CHECK (char_length(stored_by) <= 320),
  PRIMARY KEY (org_id, workspace_id, path),
  FOREIGN KEY (org_id, workspace_id) REFERENCES workspace (org_id, id) ON DELETE CASCADE
);
ALTER TABLE storage_file ENABLE ROW LEVEL SECURITY;
ALTER TABLE storage_file FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, DELETE ON storage_file TO bailiwick_app;
GRANT UPDATE (content_id, bytes, sha256, type, stored_at, stored_by) ON storage_file TO bailiwick_app;

-- How many files a workspace has, and of how many bytes; kept by a trigger.
CREATE TABLE storage_use (
  org_id       uuid NOT NULL,
  workspace_id uuid NOT NULL,
  files        bigint NOT NULL,
  bytes        bigint NOT NULL,
  PRIMARY KEY (org_id, workspace_id),
  FOREIGN KEY (org_id, workspace_id) REFERENCES workspace (org_id, id) ON DELETE CASCADE
);
ALTER TABLE storage_use ENABLE ROW LEVEL SECURITY;
ALTER TABLE storage_use FORCE ROW LEVEL SECURITY;
GRANT SELECT ON storage_use TO bailiwick_app;

-- Content that no file has any more, until the store removed its bytes.
CREATE TABLE authz.unused_content (
  content_id   uuid PRIMARY KEY,
  workspace_id uuid NOT NULL,
  since        timestamptz NOT NULL DEFAULT now()
);
GRANT SELECT, DELETE ON authz.unused_content TO bailiwick_worker;
