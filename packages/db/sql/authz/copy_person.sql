-- Identity owns names, addresses and suspension; the tenants' copies follow in the same commit.
CREATE FUNCTION authz.copy_person() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  -- Every copy raises its organization's revision, so two such changes would wait for each other's organizations.
  PERFORM authz.lock_organization(org) FROM authz.organizations_of(new.id) org;
  UPDATE member SET name = new.name, email = new.email, active = new.suspended_at IS NULL WHERE user_id = new.id;
  UPDATE organization_member SET name = new.name, email = new.email, active = new.suspended_at IS NULL
    WHERE user_id = new.id;
  UPDATE team_member SET name = new.name, email = new.email, active = new.suspended_at IS NULL WHERE user_id = new.id;
  UPDATE access_request SET name = new.name, email = new.email WHERE user_id = new.id;
  RETURN NULL;
END
$$;

CREATE TRIGGER copy_person AFTER UPDATE OF name, email, suspended_at ON identity."user"
  FOR EACH ROW WHEN ((old.name, old.email, old.suspended_at) IS DISTINCT FROM (new.name, new.email, new.suspended_at))
  EXECUTE FUNCTION authz.copy_person();

REVOKE ALL ON FUNCTION authz.copy_person() FROM PUBLIC;
