-- The canonical encoding of an entry: version 2 with commitments to what is personal, version 1 without.
CREATE FUNCTION audit.encode(e audit_entry) RETURNS bytea
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT audit.field(CASE WHEN e.commitments IS NULL THEN 'bailiwick.audit.v1' ELSE 'bailiwick.audit.v2' END)
    || audit.field(e.org_id::text) || audit.field(e.seq::text)
    || audit.field(audit.time_text(e.at)) || audit.field(e.workspace_id::text)
    || audit.field(e.actor_kind) || audit.field(e.actor_id::text)
    || audit.field(audit.bare(e.commitments, 'actorName', e.actor_name))
    || audit.field(e.via) || audit.field(audit.bare(e.commitments, 'ip', e.ip)) || audit.field(e.action)
    || audit.field(e.target_kind) || audit.field(audit.bare(e.commitments, 'targetId', e.target_id))
    || audit.field(audit.bare(e.commitments, 'targetName', e.target_name))
    || audit.field(e.outcome) || audit.field(audit.bare(e.commitments, 'before', e.before))
    || audit.field(audit.bare(e.commitments, 'after', e.after))
    || CASE WHEN e.commitments IS NULL THEN ''::bytea ELSE audit.field(e.commitments) END
    || audit.field(encode(e.prev_hash, 'hex'))
$$;

REVOKE ALL ON FUNCTION audit.encode(audit_entry) FROM PUBLIC;
