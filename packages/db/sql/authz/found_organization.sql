-- Founds an organization for a person who is not the caller, who becomes its creator: with `organization:create`, which keys of
-- the instance can have. The roles are those of an organization that its people found; where the platform admin appoints its
-- admins, `admin_role` is the founder's. Returns 'created', 'slug_taken', or 'no_account' for a person who has not
-- confirmed their address or can't sign in. Afterwards the transaction's context is the new organization, with what the caller holds anywhere.
CREATE FUNCTION authz.found_organization(
  new_org uuid, blueprint_key text, org_slug text, org_name text, plan_key text, zone text, owner_id uuid, admin_role text,
  new_workspace uuid, workspace_slug text, workspace_name text, workspace_description text, workspace_locale text
) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  b authz.blueprint;
  founder identity."user";
  org_role text;
BEGIN
  PERFORM authz.need('organization:create');
  IF authz.org_id() IS NOT NULL THEN
    RAISE EXCEPTION 'an organization is founded in none' USING ERRCODE = '42501';
  END IF;
  SELECT * INTO STRICT b FROM authz.blueprint WHERE key = blueprint_key;
  IF (new_workspace IS NULL) <> (b.topology = 'organization' AND b.default_workspace = 'none') THEN
    RAISE EXCEPTION 'blueprint % does not start like this', b.key USING ERRCODE = '23514';
  END IF;
  SELECT * INTO founder FROM identity."user" u
    WHERE u.id = owner_id AND u.email_verified AND u.suspended_at IS NULL FOR SHARE;
  IF NOT FOUND THEN RETURN 'no_account'; END IF;
  IF NOT authz.take_slug('organizations', org_slug, new_org, NULL) THEN RETURN 'slug_taken'; END IF;

  INSERT INTO organization (id, slug, name, blueprint, plan, created_by) VALUES (new_org, org_slug, org_name, b.key, plan_key, founder.id);
  UPDATE organization SET time_zone = zone WHERE id = new_org;
  INSERT INTO role (org_id, level, key, name, description, rank, built_in, permissions)
    SELECT new_org, r.level, r.key, r.name, r.description, r.rank, true, r.permissions
    FROM authz.blueprint_role r WHERE r.blueprint = b.key;
  INSERT INTO audit_head (org_id) VALUES (new_org);
  PERFORM set_config('authz.org_id', new_org::text, true), set_config('authz.blueprint', b.key, true);
  PERFORM authz.record_in(new_org, NULL, 'organization.created', 'organization', new_org::text, org_name, NULL,
    json_build_object('name', org_name, 'slug', org_slug, 'blueprint', b.key, 'plan', plan_key));
  org_role := coalesce(b.creator_org_role, CASE b.organization_admins WHEN 'platform' THEN admin_role END);
  IF org_role IS NOT NULL THEN
    INSERT INTO organization_member (org_id, user_id, role, name, email, created_by_kind, created_by)
      VALUES (new_org, founder.id, org_role, founder.name, founder.email, authz.actor_kind(), authz.actor_id());
    PERFORM authz.record_in(new_org, NULL, 'organization.member_added', 'user', founder.id::text, founder.email, NULL,
      json_build_object('role', org_role));
  END IF;
  IF new_workspace IS NOT NULL THEN
    IF NOT authz.take_slug(CASE b.slug_scope WHEN 'instance' THEN 'workspaces' ELSE new_org::text END,
                           workspace_slug, new_org, new_workspace) THEN
      RETURN 'slug_taken';
    END IF;
    INSERT INTO workspace (org_id, id, slug, name, description, is_default, default_for, created_by_kind, created_by)
      VALUES (new_org, new_workspace, workspace_slug, workspace_name, workspace_description, b.default_workspace <> 'none',
              CASE b.default_workspace WHEN 'private' THEN founder.id END, authz.actor_kind(), authz.actor_id());
    UPDATE workspace SET time_zone = zone, locale = workspace_locale WHERE id = new_workspace;
    INSERT INTO member (org_id, workspace_id, user_id, role, name, email, created_by_kind, created_by)
      VALUES (new_org, new_workspace, founder.id, b.creator_role, founder.name, founder.email, authz.actor_kind(), authz.actor_id());
    PERFORM authz.record_in(new_org, new_workspace, 'workspace.created', 'workspace', new_workspace::text, workspace_name, NULL,
      json_build_object('name', workspace_name, 'slug', workspace_slug, 'description', workspace_description, 'timeZone', zone,
        'locale', workspace_locale));
    PERFORM authz.record_in(new_org, new_workspace, 'member.added', 'user', founder.id::text, founder.email, NULL,
      json_build_object('role', b.creator_role));
  END IF;
  RETURN 'created';
END
$$;

REVOKE ALL ON FUNCTION authz.found_organization(uuid, text, text, text, text, text, uuid, text, uuid, text, text, text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.found_organization(uuid, text, text, text, text, text, uuid, text, uuid, text, text, text, text) TO bailiwick_app;
