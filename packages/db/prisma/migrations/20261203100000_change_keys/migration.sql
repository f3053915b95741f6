-- Keys can be renamed and narrowed, and their secrets replaced while the old one still works for a while. A key can be bound
-- to networks, and one of the organization to some of its workspaces.
ALTER TABLE key
  -- The networks from which it works; any if empty.
  ADD ip_ranges cidr[] NOT NULL DEFAULT '{}' CHECK (cardinality(ip_ranges) <= 50),
  -- Of a key of the organization: the workspaces in which it works. Null for all of them and the organization itself.
  ADD workspace_ids uuid[] CHECK (cardinality(workspace_ids) BETWEEN 1 AND 100),
  ADD CHECK (workspace_ids IS NULL OR workspace_id IS NULL);
GRANT UPDATE (name, permissions, ip_ranges) ON key TO bailiwick_app;
GRANT UPDATE (expires_at) ON key_secret TO bailiwick_app;

-- When a key was last refused because of the network that it came from, to the minute. Kept with the last use, which is
-- missing for a key that was only ever refused.
ALTER TABLE key_use
  ALTER at DROP NOT NULL,
  ADD refused_at timestamptz,
  ADD refused_ip text CHECK (char_length(refused_ip) <= 45),
  ADD CHECK (at IS NOT NULL OR refused_at IS NOT NULL);
