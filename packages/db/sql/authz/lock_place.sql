-- Takes the lock of the organization in which a change is made, and returns which one that is: a workspace can have been
-- transferred to another while its organization's lock was waited for. Each statement reads what is committed by then.
CREATE FUNCTION authz.lock_place(org uuid, workspace uuid) RETURNS uuid
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  locked uuid;
  home uuid := org;
BEGIN
  LOOP
    home := coalesce((SELECT w.org_id FROM workspace w WHERE w.id = lock_place.workspace), home);
    IF home IS NULL OR home = locked THEN RETURN home; END IF;
    PERFORM authz.lock_organization(home);
    locked := home;
  END LOOP;
END
$$;

REVOKE ALL ON FUNCTION authz.lock_place(uuid, uuid) FROM PUBLIC;
