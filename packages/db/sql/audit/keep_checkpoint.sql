-- Keeps and publishes a signed checkpoint. One that there is already stays.
CREATE FUNCTION audit.keep_checkpoint(org uuid, through bigint, head_hash text, signed text) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  INSERT INTO audit_checkpoint (org_id, seq, hash, note) VALUES (org, through, decode(head_hash, 'hex'), signed)
    ON CONFLICT DO NOTHING
$$;

REVOKE ALL ON FUNCTION audit.keep_checkpoint(uuid, bigint, text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION audit.keep_checkpoint(uuid, bigint, text, text) TO bailiwick_worker;
