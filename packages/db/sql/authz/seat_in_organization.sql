-- Adds a person to an organization and, as the blueprint says, to its default workspace or one of their own (S11, P6,
-- P17), and records that workspace's part. `private_slugs` are tried in order. With `until`, they are there for a time, for
-- which `giver` let them in.
CREATE FUNCTION authz.seat_in_organization(
  org uuid, person uuid, org_role text, private_workspace uuid, private_slugs text[],
  until timestamptz, giver uuid
) RETURNS void
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  b authz.blueprint;
  scope text;
  wanted text;
  address text;
  shared uuid;
BEGIN
  SELECT p.* INTO STRICT b FROM organization o JOIN authz.blueprint p ON p.key = o.blueprint WHERE o.id = org;
  SELECT u.email INTO STRICT address FROM identity."user" u WHERE u.id = person;
  INSERT INTO organization_member (org_id, user_id, role, name, email, active, created_by_kind, created_by, ends_at, end_set_by)
    SELECT org, u.id, org_role, u.name, u.email, u.suspended_at IS NULL, authz.actor_kind(),
          authz.actor_id(), until, giver
    FROM identity."user" u WHERE u.id = person;
  IF b.default_workspace = 'one' AND b.default_role IS NOT NULL THEN
    INSERT INTO member (org_id, workspace_id, user_id, role, name, email, active, created_by_kind, created_by)
      SELECT org, w.id, u.id, b.default_role, u.name, u.email, u.suspended_at IS NULL, authz.actor_kind(),
          authz.actor_id()
      FROM workspace w, identity."user" u
      WHERE w.org_id = org AND w.is_default AND w.default_for IS NULL AND u.id = person
      ON CONFLICT DO NOTHING RETURNING workspace_id INTO shared;
    IF shared IS NOT NULL THEN
      PERFORM authz.record_in(org, shared, 'member.added', 'user', person::text, address, NULL,
        json_build_object('role', b.default_role));
    END IF;
  ELSIF b.default_workspace = 'private' THEN
    scope := CASE b.slug_scope WHEN 'instance' THEN 'workspaces' ELSE org::text END;
    FOREACH wanted IN ARRAY private_slugs LOOP
      IF authz.take_slug(scope, wanted, org, private_workspace) THEN
        INSERT INTO workspace (org_id, id, slug, name, is_default, default_for, created_by_kind, created_by)
          VALUES (org, private_workspace, wanted, b.default_name, true, person, authz.actor_kind(), authz.actor_id());
        INSERT INTO member (org_id, workspace_id, user_id, role, name, email, active, created_by_kind, created_by)
          SELECT org, private_workspace, u.id, b.creator_role, u.name, u.email, u.suspended_at IS NULL, authz.actor_kind(),
          authz.actor_id()
          FROM identity."user" u WHERE u.id = person;
        PERFORM authz.record_in(org, private_workspace, 'workspace.created', 'workspace', private_workspace::text,
          b.default_name, NULL, json_build_object('name', b.default_name, 'slug', wanted));
        PERFORM authz.record_in(org, private_workspace, 'member.added', 'user', person::text, address, NULL,
          json_build_object('role', b.creator_role));
        RETURN;
      END IF;
    END LOOP;
    RAISE EXCEPTION 'no slug is free for a private workspace' USING ERRCODE = '23505', CONSTRAINT = 'slug_pkey';
  END IF;
END
$$;

REVOKE ALL ON FUNCTION authz.seat_in_organization(uuid, uuid, text, uuid, text[], timestamptz, uuid) FROM PUBLIC;
