-- The id of an entry as an event, the same wherever it goes: a receiver that remembers it handles each event once.
CREATE FUNCTION authz.event_id(entry audit_entry) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT 'evt_' || replace(entry.org_id::text, '-', '') || '_' || entry.seq
$$;

REVOKE ALL ON FUNCTION authz.event_id(audit_entry) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.event_id(audit_entry) TO bailiwick_app;
