-- Changes the organization in every row that goes along with a workspace, what refers to something after what it refers to: from
-- then on no row can be added below it in the old organization. Every table of tenants is either here, or one of those that
-- authz.transfer_workspace treats by itself, or stays; a test asks the catalog. Only authz.transfer_workspace calls it.
CREATE FUNCTION authz.transfer_rows(workspace uuid, org uuid, target uuid, slug text) RETURNS void
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  step record;
BEGIN
  FOR step IN
    SELECT s.name, s.chosen, s.also FROM (VALUES
      (1, 'workspace', 'id = $1', ', slug = $4'),
      (2, 'bundle_import', 'workspace_id = $1', ''),
      (2, 'imported_entry', 'workspace_id = $1', ''),
      (2, 'workspace_setting', 'workspace_id = $1', ''),
      -- Access that ends does so there as well, and no later than their time in the new organization.
      (2, 'member', 'workspace_id = $1', ', own_end = ends_at, organization_end = (SELECT p.ends_at FROM organization_member p
        WHERE p.org_id = $3 AND p.user_id = member.user_id AND authz.runs(p.ends_at))'),
      (2, 'resource_root', 'workspace_id = $1', ''),
      (2, 'webhook', 'workspace_id = $1', ''),
      (2, 'security_policy', 'workspace_id = $1', ''),
      (2, 'storage_file', 'workspace_id = $1', ''),
      (2, 'storage_use', 'workspace_id = $1', ''),
      (2, 'access_review', 'workspace_id = $1', ''),
      (2, 'access_request', 'workspace_id = $1', ''),
      (2, 'activity', 'place = $1', ''),
      (2, 'outbox', 'workspace_id = $1', ''),
      (3, 'invitation', 'workspace_id = $1', ''),
      (3, 'key', 'workspace_id = $1', ''),
      (3, 'resource', 'root_id IN (%roots)', ''),
      (3, 'heartbeat', 'resource_id IN (%roots)', ''),
      (3, 'record', '(root_id = $1 OR root_id IN (%roots))', ''),
      (3, 'record_count', '(root_id = $1 OR root_id IN (%roots))', ''),
      (3, 'webhook_delivery', 'webhook_id IN (SELECT h.id FROM webhook h WHERE h.org_id = $3 AND h.workspace_id = $1)', ''),
      (3, 'access_review_item', 'review_id IN (SELECT v.id FROM access_review v WHERE v.org_id = $3 AND v.workspace_id = $1)', ''),
      (4, 'key_secret', 'key_id IN (SELECT k.id FROM key k WHERE k.org_id = $3 AND k.workspace_id = $1)', ''),
      (4, 'key_use', 'key_id IN (SELECT k.id FROM key k WHERE k.org_id = $3 AND k.workspace_id = $1)', ''),
      (4, 'resource_unique', 'resource_id IN (%resources)', ''),
      (4, 'resource_reference', 'resource_id IN (%resources)', ''),
      (4, 'approval', 'resource_id IN (%resources)', ''),
      (4, 'expiry_warning', 'resource_id IN (%resources)', ''),
      -- What started a run, and stays, is not named any more.
      (4, 'run', 'resource_id IN (%resources)', ', repeats_id = CASE WHEN repeats_id IN (%resources) THEN repeats_id END'),
      (4, 'webhook_attempt', 'delivery_id IN (SELECT d.id FROM webhook_delivery d JOIN webhook h
        ON h.org_id = d.org_id AND h.id = d.webhook_id WHERE d.org_id = $3 AND h.workspace_id = $1)', '')
    ) s (at, name, chosen, also) ORDER BY s.at
  LOOP
    EXECUTE replace(replace(format('UPDATE %I SET org_id = $3%s WHERE org_id = $2 AND %s', step.name, step.also, step.chosen),
      '%resources', 'SELECT e.id FROM resource e WHERE e.org_id = $3 AND e.root_id IN (%roots)'),
      '%roots', 'SELECT o.id FROM resource_root o WHERE o.org_id = $3 AND o.workspace_id = $1')
      USING workspace, org, target, slug;
  END LOOP;
END
$$;

REVOKE ALL ON FUNCTION authz.transfer_rows(uuid, uuid, uuid, text) FROM PUBLIC;
