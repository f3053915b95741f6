-- Locks every organization of the signed-in person, in the fixed order of changes that reach several, and then the person: no
-- one can add them to another organization from then on (authz.keep_a_person).
CREATE FUNCTION authz.lock_my_organizations() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  org uuid;
BEGIN
  FOR org IN SELECT authz.organizations_of(authz.person_id()) LOOP
    PERFORM authz.lock_organization(org);
  END LOOP;
  PERFORM FROM identity."user" u WHERE u.id = authz.person_id() FOR UPDATE;
  -- The person may have been added to another organization while their row was waited for.
  FOR org IN SELECT authz.organizations_of(authz.person_id()) LOOP
    PERFORM authz.lock_organization(org);
  END LOOP;
END
$$;

REVOKE ALL ON FUNCTION authz.lock_my_organizations() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.lock_my_organizations() TO bailiwick_app;
