-- What follows from an entry, in its own commit: the one place where what leaves the database hangs. The writer calls it
-- for every entry, whoever made it: a verb, another function, a trigger, or a job. A refused attempt has changed
-- nothing, so that no open console is told of it.
CREATE FUNCTION audit.publish(entry audit_entry) RETURNS void
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF entry.outcome = 'done' THEN
    -- What is done to the organization concerns all of it, from whichever workspace it was done.
    PERFORM audit.tell(entry.org_id, CASE WHEN entry.action NOT LIKE 'organization.%' THEN entry.workspace_id END,
      split_part(entry.action, '.', 1), entry.target_kind, array_remove(ARRAY[
      CASE entry.actor_kind WHEN 'user' THEN entry.actor_id::text END,
      CASE entry.target_kind WHEN 'user' THEN entry.target_id END], NULL));
  END IF;
END
$$;

REVOKE ALL ON FUNCTION audit.publish(audit_entry) FROM PUBLIC;
