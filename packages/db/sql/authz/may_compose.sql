-- Can the actor give a role these permissions, or change or delete a role that has them? An organization role is
-- bounded by what the actor holds in every workspace; a workspace role by what they hold in any workspace and, where
-- people, teams or invitations already have the role, by what they hold there; what they hold for a time only does not count, as
-- the role would last. Each level has its own permissions, and
-- a minimum that every role needs.
CREATE FUNCTION authz.may_compose(role_level text, role_key text, wanted bit(256)) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH facts AS (
    SELECT repeat('0', 256)::bit(256) AS nothing, b.topology, b.appointed_permissions
    FROM organization o JOIN authz.blueprint b ON b.key = o.blueprint WHERE o.id = authz.org_id()
  )
  SELECT coalesce((
    SELECT CASE role_level
      WHEN 'organization' THEN f.topology = 'organization'
        AND get_bit(wanted, authz.bit_of('organization:read')) = 1
        AND (wanted & ~nullif(current_setting('authz.organization_permissions', true), '')::bit(256)) = f.nothing
        AND (wanted & f.appointed_permissions) = f.nothing
        AND NOT EXISTS (SELECT FROM organization_member p
          WHERE p.org_id = authz.org_id() AND p.user_id = authz.person_id() AND p.ends_at IS NOT NULL)
      ELSE get_bit(wanted, authz.bit_of('workspace:read')) = 1 AND get_bit(wanted, authz.bit_of('member:leave')) = 1
        AND (f.topology = 'flat' OR (wanted & ~authz.level_mask('workspace')) = f.nothing)
        AND (wanted & ~authz.lasting_anywhere()) = f.nothing
        AND NOT EXISTS (
          SELECT 1 FROM (
            SELECT m.workspace_id FROM member m
              WHERE m.org_id = authz.org_id() AND m.level = role_level AND m.role = role_key
            UNION SELECT g.workspace_id FROM team_grant g
              WHERE g.org_id = authz.org_id() AND g.level = role_level AND g.role = role_key
            UNION SELECT i.workspace_id FROM invitation i
              WHERE i.org_id = authz.org_id() AND i.level = role_level AND i.role = role_key AND i.state = 'pending'
          ) given WHERE (wanted & ~authz.held_in(given.workspace_id)) <> f.nothing)
      END
    FROM facts f
  ), false)
$$;

REVOKE ALL ON FUNCTION authz.may_compose(text, text, bit) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.may_compose(text, text, bit) TO bailiwick_app;
