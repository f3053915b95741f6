-- Can the sender of an invitation still assign everything that it gives: its role and, for a person from outside the
-- organization, the default role? Checked on acceptance, and when the sender loses permissions.
CREATE FUNCTION authz.is_backed(sent invitation) RETURNS boolean
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT EXISTS (
    SELECT FROM identity."user" u,
      LATERAL (SELECT authz.reach_of(sent.org_id, sent.workspace_id, u.id) AS here,
                      authz.reach_of(sent.org_id, NULL, u.id) AS everywhere) held,
      LATERAL (SELECT sent.workspace_id IS NOT NULL AND b.topology = 'organization' AND NOT EXISTS (
                 SELECT FROM organization_member p WHERE p.org_id = sent.org_id AND p.email = sent.email
                   AND authz.runs(p.ends_at)) AS joins,
                 b.default_org_role
               FROM organization o JOIN authz.blueprint b ON b.key = o.blueprint WHERE o.id = sent.org_id) place
    WHERE u.id = sent.invited_by AND u.suspended_at IS NULL
      AND get_bit(held.here, authz.bit_of(
        CASE WHEN sent.workspace_id IS NULL THEN 'organization_invitation:create' ELSE 'invitation:create' END)) = 1
      AND EXISTS (SELECT FROM role r WHERE r.org_id = sent.org_id AND r.level = sent.level AND r.key = sent.role
                  AND r.permissions & ~held.here = repeat('0', 256)::bit(256))
      AND (NOT place.joins OR (
        get_bit(held.everywhere, authz.bit_of('organization_member:add')) = 1
        AND EXISTS (SELECT FROM role r WHERE r.org_id = sent.org_id AND r.level = 'organization'
                    AND r.key = place.default_org_role
                    AND r.permissions & ~held.everywhere = repeat('0', 256)::bit(256)))))
$$;

REVOKE ALL ON FUNCTION authz.is_backed(invitation) FROM PUBLIC;
