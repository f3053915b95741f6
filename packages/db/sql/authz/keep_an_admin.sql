-- An organization always has an active person in the role that stands in for owners, or else in the creator's role.
-- Checked at commit.
CREATE FUNCTION authz.keep_an_admin() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM organization o JOIN authz.blueprint b ON b.key = o.blueprint
             WHERE o.id = old.org_id AND o.state <> 'purged' AND coalesce(b.owner_org_role, b.creator_org_role) = old.role
               AND NOT EXISTS (SELECT 1 FROM organization_member p WHERE p.org_id = o.id AND p.active
                               AND authz.runs(p.ends_at)
                               AND p.role = coalesce(b.owner_org_role, b.creator_org_role))) THEN
    RAISE EXCEPTION 'an organization keeps at least one admin'
      USING ERRCODE = '23514', CONSTRAINT = 'organization_keeps_admin';
  END IF;
  RETURN NULL;
END
$$;

CREATE CONSTRAINT TRIGGER organization_keeps_admin AFTER UPDATE OF role, ends_at OR DELETE ON organization_member
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION authz.keep_an_admin();

REVOKE ALL ON FUNCTION authz.keep_an_admin() FROM PUBLIC;
