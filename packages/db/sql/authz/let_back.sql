-- Gives a person back what authz.hold_back suspended, with the end that it had; false if nothing is suspended. Returns null where
-- no seat is free for them.
--   seats   how many members there can be; null for any number
CREATE FUNCTION authz.let_back(p directory_person, seats integer) RETURNS boolean
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  address text;
BEGIN
  IF NOT authz.is_flat(p.org_id) THEN
    UPDATE organization_member m SET ends_at = p.kept_end
      WHERE m.org_id = p.org_id AND m.user_id = p.user_id AND m.ends_at = '-infinity' RETURNING m.email INTO address;
  ELSIF EXISTS (SELECT FROM member m WHERE m.org_id = p.org_id AND m.user_id = p.user_id AND NOT authz.runs(m.own_end)
      AND m.own_end = '-infinity') THEN
    IF authz.is_full(p.org_id, p.address, seats) THEN RETURN NULL; END IF;
    UPDATE member m SET own_end = p.kept_end
      WHERE m.org_id = p.org_id AND m.user_id = p.user_id AND m.own_end = '-infinity' RETURNING m.email INTO address;
  END IF;
  IF address IS NULL THEN RETURN false; END IF;
  UPDATE directory_person d SET kept_end = NULL WHERE d.org_id = p.org_id AND d.id = p.id;
  PERFORM authz.record_for(p.org_id, 'directory.access_restored', p.user_id, address, NULL);
  RETURN true;
END
$$;

REVOKE ALL ON FUNCTION authz.let_back(directory_person, integer) FROM PUBLIC;
