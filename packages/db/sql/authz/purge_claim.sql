-- Locks the organization and returns what a purge would remove, as JSON; null if it is no longer due.
CREATE FUNCTION authz.purge_claim(org uuid, workspace uuid) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  is_whole boolean;
  account billing_account;
BEGIN
  PERFORM authz.lock_organization(org);
  IF workspace IS NULL THEN
    IF NOT EXISTS (SELECT 1 FROM organization o WHERE o.id = org AND o.state = 'pending_deletion' AND o.purge_after <= now())
    THEN RETURN NULL; END IF;
  ELSIF NOT EXISTS (SELECT 1 FROM workspace w WHERE w.org_id = org AND w.id = purge_claim.workspace
                    AND w.state = 'pending_deletion' AND w.purge_after <= now()) THEN
    RETURN NULL;
  END IF;
  -- A flat workspace is purged with its organization.
  SELECT workspace IS NULL OR b.topology = 'flat' INTO is_whole
    FROM organization o JOIN authz.blueprint b ON b.key = o.blueprint WHERE o.id = org;
  IF is_whole THEN
    -- What is left to settle is settled now: there is no one to bill at the end of the cycle.
    PERFORM authz.bill(org);
    SELECT a.* INTO account FROM billing_account a WHERE a.org_id = org;
    PERFORM authz.close_billing_cycle(account);
  END IF;
  RETURN (
    SELECT jsonb_build_object(
      'organization', jsonb_build_object('id', o.id, 'slug', o.slug, 'name', o.name, 'blueprint', o.blueprint),
      'whole', is_whole,
      'workspaces', (SELECT coalesce(jsonb_agg(to_jsonb(w) ORDER BY w.id), '[]') FROM workspace w
                     WHERE w.org_id = org AND (purge_claim.workspace IS NULL OR w.id = purge_claim.workspace)),
      'members', (SELECT coalesce(jsonb_agg(to_jsonb(m) ORDER BY m.workspace_id, m.user_id), '[]') FROM member m
                  WHERE m.org_id = org AND (purge_claim.workspace IS NULL OR m.workspace_id = purge_claim.workspace)),
      'organizationMembers', (SELECT coalesce(jsonb_agg(to_jsonb(p) ORDER BY p.user_id), '[]') FROM organization_member p
                              WHERE p.org_id = org AND purge_claim.workspace IS NULL),
      'roles', (SELECT coalesce(jsonb_agg(to_jsonb(r) ORDER BY r.level, r.key), '[]') FROM role r WHERE r.org_id = org),
      'limits', (SELECT coalesce(jsonb_agg(to_jsonb(l) ORDER BY l.name), '[]') FROM organization_limit l
                 WHERE l.org_id = org),
      'teams', (SELECT coalesce(jsonb_agg(to_jsonb(t) || jsonb_build_object('members', (
                  SELECT coalesce(jsonb_agg(p.user_id ORDER BY p.user_id), '[]') FROM team_member p
                  WHERE p.org_id = org AND p.team_id = t.id)) ORDER BY t.id), '[]') FROM team t WHERE t.org_id = org),
      'teamGrants', (SELECT coalesce(jsonb_agg(to_jsonb(g) ORDER BY g.workspace_id, g.team_id), '[]') FROM team_grant g
                     WHERE g.org_id = org AND (purge_claim.workspace IS NULL OR g.workspace_id = purge_claim.workspace)),
      'invitations', (SELECT coalesce(jsonb_agg(to_jsonb(i) - 'token_hash' ORDER BY i.id), '[]') FROM invitation i
                      WHERE i.org_id = org AND (purge_claim.workspace IS NULL OR i.workspace_id = purge_claim.workspace)),
      'settings', (SELECT coalesce(jsonb_agg(to_jsonb(s) ORDER BY s.workspace_id, s.key), '[]') FROM workspace_setting s
                   WHERE s.org_id = org AND (purge_claim.workspace IS NULL OR s.workspace_id = purge_claim.workspace)),
      'billing', jsonb_build_object(
        'statements', (SELECT coalesce(jsonb_agg(to_jsonb(b) ORDER BY b.starts_on), '[]') FROM billing_statement b
                       WHERE b.org_id = org AND is_whole),
        'lines', (SELECT coalesce(jsonb_agg(to_jsonb(l) ORDER BY l.starts_on, l.id), '[]') FROM billing_line l
                  WHERE l.org_id = org AND is_whole)))
    FROM organization o WHERE o.id = org);
END
$$;

REVOKE ALL ON FUNCTION authz.purge_claim(uuid, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.purge_claim(uuid, uuid) TO bailiwick_worker;
