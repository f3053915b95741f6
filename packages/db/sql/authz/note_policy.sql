-- Notes that an organization has security policies, so that entering it looks for them.
CREATE FUNCTION authz.note_policy() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE organization o SET has_policies = true WHERE o.id = new.org_id AND NOT o.has_policies;
  RETURN NULL;
END
$$;

REVOKE ALL ON FUNCTION authz.note_policy() FROM PUBLIC;

CREATE TRIGGER note_policy AFTER INSERT ON security_policy FOR EACH ROW EXECUTE FUNCTION authz.note_policy();
