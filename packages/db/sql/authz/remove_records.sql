-- Removes records of a root that is gone, at most so many; of the one that waits for longest. Returns how many, and null when
-- there is nothing to do.
CREATE FUNCTION authz.remove_records(most integer) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  waiting record_removal;
  removed integer;
BEGIN
  SELECT r.* INTO waiting FROM record_removal r ORDER BY r.requested_at, r.root_id LIMIT 1 FOR UPDATE SKIP LOCKED;
  IF waiting.root_id IS NULL THEN RETURN NULL; END IF;
  DELETE FROM record r WHERE (r.tableoid, r.ctid) IN (
    SELECT g.tableoid, g.ctid FROM record g WHERE g.org_id = waiting.org_id AND g.root_id = waiting.root_id LIMIT most);
  GET DIAGNOSTICS removed = ROW_COUNT;
  IF removed < most THEN
    DELETE FROM record_count c WHERE c.org_id = waiting.org_id AND c.root_id = waiting.root_id;
    DELETE FROM record_removal r WHERE r.org_id = waiting.org_id AND r.root_id = waiting.root_id;
  END IF;
  RETURN removed;
END
$$;

REVOKE ALL ON FUNCTION authz.remove_records(integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.remove_records(integer) TO bailiwick_worker;
