-- Removes what retention_claim returned in this transaction, after it was exported: the beginning of the chain up to an entry,
-- which remains as the position from which the rest is verified, and resources with what stands below them.
CREATE FUNCTION authz.apply_retention(org uuid, through bigint, roots uuid[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE audit_head h SET cut_seq = e.seq, cut_hash = e.hash
    FROM audit_entry e WHERE h.org_id = org AND e.org_id = org AND e.seq = through AND h.cut_seq < through;
  IF NOT FOUND AND NOT EXISTS (SELECT FROM audit_head h WHERE h.org_id = org AND h.cut_seq = through) THEN
    RAISE EXCEPTION 'nothing to cut' USING ERRCODE = '55000';
  END IF;
  DELETE FROM audit_entry e WHERE e.org_id = org AND e.seq <= through;
  DELETE FROM resource_root r WHERE r.org_id = org AND r.id = ANY (roots);
END
$$;

REVOKE ALL ON FUNCTION authz.apply_retention(uuid, bigint, uuid[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.apply_retention(uuid, bigint, uuid[]) TO bailiwick_worker;
