-- Whom a question is about, and what they hold at the context's place: for those who can ask what others can do, and for
-- everyone about themselves. No row for a subject that the organization does not have, or that holds nothing here.
CREATE FUNCTION authz.subject_access(kind text, subject text) RETURNS TABLE (id uuid, permissions bit(256))
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT f.id, h.permissions
  FROM (SELECT authz.subject_here(kind, subject) AS id) f
  CROSS JOIN LATERAL (SELECT authz.held_by(kind, f.id, authz.workspace_id()) AS permissions) h
  WHERE (authz.has('access:check') OR f.id = authz.actor_id()) AND h.permissions <> repeat('0', 256)::bit(256)
$$;

REVOKE ALL ON FUNCTION authz.subject_access(text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.subject_access(text, text) TO bailiwick_app;
