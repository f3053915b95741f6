-- The effects of an entry, in the same commit: the one place for everything that leaves the database. The writer calls
-- it for every entry, from a verb, another function, a trigger or a job. A refused attempt changes nothing, so that no open
-- console is notified, and of integrations only those that are told of such attempts.
CREATE FUNCTION audit.publish(entry audit_entry) RETURNS void
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF entry.outcome = 'done' THEN
    -- An action on the organization concerns all of it, no matter which workspace it came from.
    PERFORM audit.tell(entry.org_id, CASE WHEN entry.action NOT LIKE 'organization.%' THEN entry.workspace_id END,
      split_part(entry.action, '.', 1), entry.target_kind, array_remove(ARRAY[
      CASE entry.actor_kind WHEN 'user' THEN entry.actor_id::text END,
      CASE entry.target_kind WHEN 'user' THEN entry.target_id END], NULL));
  END IF;
  PERFORM authz.send_event(entry);
END
$$;

REVOKE ALL ON FUNCTION audit.publish(audit_entry) FROM PUBLIC;
