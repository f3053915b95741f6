-- Raises the revision of each organization of which a statement changed something that authz.enter reads.
CREATE FUNCTION authz.raise_organizations() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF tg_op = 'INSERT' THEN
    UPDATE organization SET revision = revision + 1 WHERE id IN (SELECT n.org_id FROM new_rows n);
  ELSIF tg_op = 'DELETE' THEN
    UPDATE organization SET revision = revision + 1 WHERE id IN (SELECT o.org_id FROM old_rows o);
  ELSE
    UPDATE organization SET revision = revision + 1
      WHERE id IN (SELECT o.org_id FROM old_rows o UNION ALL SELECT n.org_id FROM new_rows n);
  END IF;
  RETURN NULL;
END
$$;

REVOKE ALL ON FUNCTION authz.raise_organizations() FROM PUBLIC;

CREATE TRIGGER raise_on_insert AFTER INSERT ON workspace
  REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION authz.raise_organizations();
CREATE TRIGGER raise_on_update AFTER UPDATE ON workspace
  REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION authz.raise_organizations();
CREATE TRIGGER raise_on_delete AFTER DELETE ON workspace
  REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION authz.raise_organizations();
CREATE TRIGGER raise_on_insert AFTER INSERT ON slug
  REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION authz.raise_organizations();
CREATE TRIGGER raise_on_update AFTER UPDATE ON slug
  REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION authz.raise_organizations();
CREATE TRIGGER raise_on_delete AFTER DELETE ON slug
  REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION authz.raise_organizations();
CREATE TRIGGER raise_on_insert AFTER INSERT ON role
  REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION authz.raise_organizations();
CREATE TRIGGER raise_on_update AFTER UPDATE ON role
  REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION authz.raise_organizations();
CREATE TRIGGER raise_on_delete AFTER DELETE ON role
  REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION authz.raise_organizations();
CREATE TRIGGER raise_on_insert AFTER INSERT ON organization_member
  REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION authz.raise_organizations();
CREATE TRIGGER raise_on_update AFTER UPDATE ON organization_member
  REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION authz.raise_organizations();
CREATE TRIGGER raise_on_delete AFTER DELETE ON organization_member
  REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION authz.raise_organizations();
CREATE TRIGGER raise_on_insert AFTER INSERT ON member
  REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION authz.raise_organizations();
CREATE TRIGGER raise_on_update AFTER UPDATE ON member
  REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION authz.raise_organizations();
CREATE TRIGGER raise_on_delete AFTER DELETE ON member
  REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION authz.raise_organizations();
CREATE TRIGGER raise_on_insert AFTER INSERT ON team_member
  REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION authz.raise_organizations();
CREATE TRIGGER raise_on_update AFTER UPDATE ON team_member
  REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION authz.raise_organizations();
CREATE TRIGGER raise_on_delete AFTER DELETE ON team_member
  REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION authz.raise_organizations();
CREATE TRIGGER raise_on_insert AFTER INSERT ON team_grant
  REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION authz.raise_organizations();
CREATE TRIGGER raise_on_update AFTER UPDATE ON team_grant
  REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION authz.raise_organizations();
CREATE TRIGGER raise_on_delete AFTER DELETE ON team_grant
  REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION authz.raise_organizations();
CREATE TRIGGER raise_on_update AFTER UPDATE ON key
  REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION authz.raise_organizations();
CREATE TRIGGER raise_on_insert AFTER INSERT ON security_policy
  REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION authz.raise_organizations();
CREATE TRIGGER raise_on_update AFTER UPDATE ON security_policy
  REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION authz.raise_organizations();
CREATE TRIGGER raise_on_delete AFTER DELETE ON security_policy
  REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION authz.raise_organizations();
