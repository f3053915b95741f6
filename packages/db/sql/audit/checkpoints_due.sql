-- The heads of chains that grew since their last checkpoint. `follows` is whether the chain still contains the entry that the last
-- checkpoint signs, as far as retention left it.
CREATE FUNCTION audit.checkpoints_due(count integer)
RETURNS TABLE (org_id uuid, seq bigint, hash text, follows boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT h.org_id, h.seq, encode(h.hash, 'hex'),
    c.seq IS NULL OR c.seq <= h.cut_seq
      OR EXISTS (SELECT FROM audit_entry e WHERE e.org_id = h.org_id AND e.seq = c.seq AND e.hash = c.hash)
  FROM audit_head h
  LEFT JOIN LATERAL (
    SELECT k.seq, k.hash FROM audit_checkpoint k WHERE k.org_id = h.org_id ORDER BY k.seq DESC LIMIT 1) c ON true
  WHERE h.seq > 0 AND (h.seq, h.hash) IS DISTINCT FROM (c.seq, c.hash)
    AND EXISTS (SELECT FROM audit_entry e WHERE e.org_id = h.org_id AND e.seq = h.seq)
  ORDER BY h.org_id LIMIT count
$$;

REVOKE ALL ON FUNCTION audit.checkpoints_due(integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION audit.checkpoints_due(integer) TO bailiwick_worker;
