-- How many workspaces or seats of an organization are billed. A workspace is billed until it is deleted; a seat is an active
-- person of the organization or, where it is one workspace, an active member.
CREATE FUNCTION authz.billed_count(org uuid, per text) RETURNS bigint
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT CASE
    WHEN per = 'workspace' THEN
      (SELECT count(*) FROM workspace w WHERE w.org_id = o.id AND w.state <> 'pending_deletion')
    WHEN b.topology = 'flat' THEN (SELECT count(*) FROM member m WHERE m.org_id = o.id AND m.active)
    ELSE (SELECT count(*) FROM organization_member m WHERE m.org_id = o.id AND m.active) END
  FROM organization o JOIN authz.blueprint b ON b.key = o.blueprint WHERE o.id = org
$$;

REVOKE ALL ON FUNCTION authz.billed_count(uuid, text) FROM PUBLIC;
