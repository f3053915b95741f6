-- Writes what a change of an organization, of its workspaces or of its people does to its bill, in the same commit. One
-- function for every way in which they change.
CREATE FUNCTION authz.bill_changes() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  org uuid;
BEGIN
  IF tg_table_name = 'organization' THEN
    PERFORM authz.bill(new.id);
  ELSIF tg_level = 'ROW' THEN
    PERFORM authz.bill(new.org_id);
  ELSIF tg_op = 'INSERT' THEN
    FOR org IN SELECT DISTINCT n.org_id FROM new_rows n LOOP PERFORM authz.bill(org); END LOOP;
  ELSE
    FOR org IN SELECT DISTINCT o.org_id FROM old_rows o LOOP PERFORM authz.bill(org); END LOOP;
  END IF;
  RETURN NULL;
END
$$;

REVOKE ALL ON FUNCTION authz.bill_changes() FROM PUBLIC;

CREATE TRIGGER bill_on_insert AFTER INSERT ON organization FOR EACH ROW EXECUTE FUNCTION authz.bill_changes();
CREATE TRIGGER bill_on_update AFTER UPDATE OF plan, state ON organization FOR EACH ROW
  WHEN ((old.plan, old.state) IS DISTINCT FROM (new.plan, new.state)) EXECUTE FUNCTION authz.bill_changes();
CREATE TRIGGER bill_on_insert AFTER INSERT ON workspace
  REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION authz.bill_changes();
CREATE TRIGGER bill_on_update AFTER UPDATE OF state ON workspace FOR EACH ROW
  WHEN (old.state IS DISTINCT FROM new.state) EXECUTE FUNCTION authz.bill_changes();
CREATE TRIGGER bill_on_delete AFTER DELETE ON workspace
  REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION authz.bill_changes();
CREATE TRIGGER bill_on_insert AFTER INSERT ON member
  REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION authz.bill_changes();
CREATE TRIGGER bill_on_update AFTER UPDATE OF active ON member FOR EACH ROW
  WHEN (old.active IS DISTINCT FROM new.active) EXECUTE FUNCTION authz.bill_changes();
CREATE TRIGGER bill_on_delete AFTER DELETE ON member
  REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION authz.bill_changes();
CREATE TRIGGER bill_on_insert AFTER INSERT ON organization_member
  REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION authz.bill_changes();
CREATE TRIGGER bill_on_update AFTER UPDATE OF active ON organization_member FOR EACH ROW
  WHEN (old.active IS DISTINCT FROM new.active) EXECUTE FUNCTION authz.bill_changes();
CREATE TRIGGER bill_on_delete AFTER DELETE ON organization_member
  REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION authz.bill_changes();
