-- Suspends what a person has in an organization: it ends at a time before every other, so that nothing counts it any more, and
-- all of it stays. The end that it had is kept. Records it in the context's name or, without one, the system's. Returns what
-- stands against it, or null. Its caller holds the organization's lock.
CREATE FUNCTION authz.hold_back(p directory_person) RETURNS text
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  failure text := authz.kept_in(p.org_id, p.user_id);
  held record;
BEGIN
  IF failure IS NOT NULL THEN RETURN failure; END IF;
  IF authz.is_flat(p.org_id) THEN
    UPDATE member m SET own_end = '-infinity' WHERE m.org_id = p.org_id AND m.user_id = p.user_id AND authz.runs(m.own_end)
      RETURNING old.own_end AS kept, m.email INTO held;
  ELSE
    UPDATE organization_member m SET ends_at = '-infinity' WHERE m.org_id = p.org_id AND m.user_id = p.user_id AND authz.runs(m.ends_at)
      RETURNING old.ends_at AS kept, m.email INTO held;
  END IF;
  IF held IS NULL THEN RETURN NULL; END IF;
  UPDATE directory_person d SET kept_end = held.kept WHERE d.org_id = p.org_id AND d.id = p.id;
  PERFORM authz.record_for(p.org_id, 'directory.access_suspended', p.user_id, held.email, NULL);
  RETURN NULL;
END
$$;

REVOKE ALL ON FUNCTION authz.hold_back(directory_person) FROM PUBLIC;
