-- Stops following an organization's directory because its plan has no directory sync any more, or follows it again. Who was
-- suspended by it stays so until people add them by hand; what it said before applies again with the plan. Each is in the log.
CREATE FUNCTION authz.switch_directory(org uuid, allowed boolean) RETURNS void
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE directory d SET stopped = CASE WHEN NOT allowed THEN 'plan' END
    WHERE d.org_id = org AND (d.stopped IS NULL) <> allowed;
  IF NOT FOUND THEN RETURN; END IF;
  PERFORM audit.append_system(org, NULL, CASE WHEN allowed THEN 'directory.resumed' ELSE 'directory.stopped' END,
    'organization', org::text, (SELECT o.name FROM organization o WHERE o.id = org), NULL, NULL);
  IF NOT allowed THEN RETURN; END IF;
  PERFORM authz.hold_back(p) FROM directory_person p WHERE p.org_id = org AND p.user_id IS NOT NULL AND NOT p.active;
END
$$;

REVOKE ALL ON FUNCTION authz.switch_directory(uuid, boolean) FROM PUBLIC;
