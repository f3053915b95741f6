-- Creates an organization for the signed-in person: its roles, its chain, its slug, the creator's organization role,
-- its first workspace if the blueprint has one (a flat blueprint's only one, or the default), and the creator's
-- membership in it. Returns 'created' or 'slug_taken'; afterwards the transaction's context is the new organization and
-- workspace.
CREATE FUNCTION authz.create_organization(
  new_org uuid, blueprint_key text, org_slug text, org_name text,
  new_workspace uuid, workspace_slug text, workspace_name text, workspace_description text
) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  b authz.blueprint;
BEGIN
  SELECT * INTO STRICT b FROM authz.blueprint WHERE key = blueprint_key;
  IF authz.person_id() IS NULL OR authz.confined_to() IS NOT NULL THEN
    RAISE EXCEPTION 'an organization is created by a person' USING ERRCODE = '42501';
  END IF;
  IF b.organization_creation = 'platform'
     AND NOT EXISTS (SELECT 1 FROM identity.platform_admin p WHERE p.user_id = authz.person_id()) THEN
    RAISE EXCEPTION 'only the platform admin founds such an organization' USING ERRCODE = '42501';
  END IF;
  IF (new_workspace IS NULL) <> (b.topology = 'organization' AND b.default_workspace = 'none') THEN
    RAISE EXCEPTION 'blueprint % does not start like this', b.key USING ERRCODE = '23514';
  END IF;
  IF NOT authz.take_slug('organizations', org_slug, new_org, NULL) THEN RETURN 'slug_taken'; END IF;

  INSERT INTO organization (id, slug, name, blueprint, plan, created_by)
    VALUES (new_org, org_slug, org_name, b.key, b.default_plan, authz.person_id());
  INSERT INTO role (org_id, level, key, name, description, rank, built_in, permissions)
    SELECT new_org, r.level, r.key, r.name, r.description, r.rank, true, r.permissions
    FROM authz.blueprint_role r WHERE r.blueprint = b.key;
  INSERT INTO audit_head (org_id) VALUES (new_org);
  IF b.creator_org_role IS NOT NULL THEN
    INSERT INTO organization_member (org_id, user_id, role, name, email, created_by)
      SELECT new_org, u.id, b.creator_org_role, u.name, u.email, u.id
      FROM identity."user" u WHERE u.id = authz.person_id();
  END IF;
  IF new_workspace IS NOT NULL THEN
    IF NOT authz.take_slug(CASE b.slug_scope WHEN 'instance' THEN 'workspaces' ELSE new_org::text END,
                           workspace_slug, new_org, new_workspace) THEN
      RETURN 'slug_taken';
    END IF;
    INSERT INTO workspace (org_id, id, slug, name, description, is_default, default_for, created_by)
      VALUES (new_org, new_workspace, workspace_slug, workspace_name, workspace_description,
              b.default_workspace <> 'none', CASE b.default_workspace WHEN 'private' THEN authz.person_id() END, authz.person_id());
    PERFORM authz.seat_creator(new_org, new_workspace, b.creator_role);
  END IF;
  PERFORM authz.move_context(new_org, new_workspace);
  RETURN 'created';
END
$$;

REVOKE ALL ON FUNCTION authz.create_organization(uuid, text, text, text, uuid, text, text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.create_organization(uuid, text, text, text, uuid, text, text, text) TO bailiwick_app;
