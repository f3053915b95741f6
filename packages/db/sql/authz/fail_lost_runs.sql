-- Fails runs that were given to workers too often and whose last lease ran out, at most so many; returns how many there were.
CREATE FUNCTION authz.fail_lost_runs(attempts integer, count integer) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  lost record;
  failed integer := 0;
BEGIN
  FOR lost IN
    SELECT r.org_id, r.id FROM run r
    WHERE r.state = 'running' AND r.leased_until < clock_timestamp() AND r.attempts >= fail_lost_runs.attempts
    ORDER BY r.leased_until LIMIT count
  LOOP
    PERFORM authz.lock_organization(lost.org_id);
    UPDATE run r SET state = 'failed', lost = true, finished_at = clock_timestamp()
      WHERE r.org_id = lost.org_id AND r.id = lost.id AND r.state = 'running' AND r.leased_until < clock_timestamp();
    IF FOUND THEN
      failed := failed + 1;
      PERFORM audit.append_system(r.org_id, w.workspace_id, 'run.failed', r.kind, r.resource_id::text,
          coalesce(t.title, left(t.id::text, 8)), NULL, json_build_object('reason', 'workers_lost', 'amount', r.attempts)::text)
        FROM run r JOIN resource t ON t.org_id = r.org_id AND t.id = r.resource_id
        JOIN resource_root w ON w.org_id = t.org_id AND w.id = t.root_id
        WHERE r.org_id = lost.org_id AND r.id = lost.id;
    END IF;
  END LOOP;
  RETURN failed;
END
$$;

REVOKE ALL ON FUNCTION authz.fail_lost_runs(integer, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.fail_lost_runs(integer, integer) TO bailiwick_worker;
