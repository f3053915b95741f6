-- Appends an entry to its organization's chain. The caller provides everything except number, time and hashes. The
-- head's row lock is held until commit, so entries are numbered in commit order. An entry about a flat organization
-- goes to its workspace, where its people read their log. Every entry is written here and passed to audit.publish.
CREATE FUNCTION audit.write(entry audit_entry) RETURNS audit_entry
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  head audit_head;
BEGIN
  SELECT * INTO STRICT head FROM audit_head WHERE org_id = entry.org_id FOR NO KEY UPDATE;
  IF entry.workspace_id IS NULL THEN
    SELECT w.id INTO entry.workspace_id
      FROM organization o
      JOIN authz.blueprint b ON b.key = o.blueprint AND b.topology = 'flat'
      JOIN workspace w ON w.org_id = o.id
      WHERE o.id = entry.org_id;
  END IF;
  entry.seq := head.seq + 1;
  entry.at := greatest(clock_timestamp(), head.at);
  entry.prev_hash := head.hash;
  entry := audit.commit_to(entry);
  entry.hash := sha256(audit.encode(entry));
  INSERT INTO audit_entry SELECT entry.*;
  UPDATE audit_head SET seq = entry.seq, at = entry.at, hash = entry.hash WHERE org_id = entry.org_id;
  PERFORM audit.publish(entry);
  RETURN entry;
END
$$;

REVOKE ALL ON FUNCTION audit.write(audit_entry) FROM PUBLIC;
