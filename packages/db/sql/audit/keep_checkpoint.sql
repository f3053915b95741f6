-- Keeps and publishes a signed checkpoint, at an address of which only the hash is kept. One that there is already stays.
CREATE FUNCTION audit.keep_checkpoint(org uuid, through bigint, head_hash text, signed text, address text) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  INSERT INTO audit_checkpoint (org_id, seq, hash, note, address_hash)
    VALUES (org, through, decode(head_hash, 'hex'), signed, sha256(convert_to(address, 'UTF8')))
    ON CONFLICT DO NOTHING
$$;

REVOKE ALL ON FUNCTION audit.keep_checkpoint(uuid, bigint, text, text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION audit.keep_checkpoint(uuid, bigint, text, text, text) TO bailiwick_worker;
