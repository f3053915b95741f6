-- A stretch of the context organization's chain across all workspaces, for the verifier: an entry's bytes depend on the
-- previous entry, in whatever workspace. Only for people who can read an audit log here; the API returns only the
-- verdict.
CREATE FUNCTION audit.chain(after_seq bigint, count integer) RETURNS SETOF audit_entry
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT e.* FROM audit_entry e
  WHERE e.org_id = authz.org_id() AND e.seq > after_seq
    AND (authz.has('audit:read') OR authz.has('organization_audit:read'))
  ORDER BY e.seq LIMIT count
$$;

REVOKE ALL ON FUNCTION audit.chain(bigint, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION audit.chain(bigint, integer) TO bailiwick_app;
