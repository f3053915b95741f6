-- The tenants' copies of a picture's version follow it in the same commit.
CREATE FUNCTION authz.copy_picture() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  person constant uuid := CASE WHEN tg_op = 'DELETE' THEN old.user_id ELSE new.user_id END;
  version constant text := CASE WHEN tg_op <> 'DELETE' THEN authz.version_of(new.changed_at) END;
BEGIN
  -- As in authz.copy_person: two such changes would wait for each other's organizations.
  PERFORM authz.lock_organization(org) FROM authz.organizations_of(person) org;
  UPDATE member SET picture = version WHERE user_id = person;
  UPDATE organization_member SET picture = version WHERE user_id = person;
  UPDATE team_member SET picture = version WHERE user_id = person;
  RETURN NULL;
END
$$;

CREATE TRIGGER copy_picture AFTER INSERT OR UPDATE OR DELETE ON identity.picture
  FOR EACH ROW EXECUTE FUNCTION authz.copy_picture();

REVOKE ALL ON FUNCTION authz.copy_picture() FROM PUBLIC;
