-- The canonical encoding, version 1, of an entry.
CREATE FUNCTION audit.encode(e audit_entry) RETURNS bytea
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT audit.field('bailiwick.audit.v1') || audit.field(e.org_id::text) || audit.field(e.seq::text)
    || audit.field(audit.time_text(e.at)) || audit.field(e.workspace_id::text)
    || audit.field(e.actor_kind) || audit.field(e.actor_id::text) || audit.field(e.actor_name)
    || audit.field(e.via) || audit.field(e.ip) || audit.field(e.action)
    || audit.field(e.target_kind) || audit.field(e.target_id) || audit.field(e.target_name)
    || audit.field(e.outcome) || audit.field(e.before) || audit.field(e.after)
    || audit.field(encode(e.prev_hash, 'hex'))
$$;

REVOKE ALL ON FUNCTION audit.encode(audit_entry) FROM PUBLIC;
