-- Removes access that no one decided about, for the person who started the campaign: only what they could remove themselves
-- now. Null if that was done; otherwise why it stays: not theirs to remove, or gone already. What a rule of the data forbids,
-- such as removing the last owner, is an error for the caller to catch.
CREATE FUNCTION authz.remove_reviewed(review access_review, item access_review_item) RETURNS text
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  org uuid := review.org_id;
  at uuid := review.workspace_id;
  reach bit(256);
  held text;
BEGIN
  reach := authz.reach_of(org, at, review.created_by);
  IF EXISTS (SELECT FROM identity."user" u WHERE u.id = review.created_by AND u.suspended_at IS NOT NULL)
    OR get_bit(reach, authz.bit_of(CASE
      WHEN item.kind = 'organization_role' THEN 'organization_member:remove'
      WHEN item.kind <> 'key' THEN 'member:remove'
      WHEN at IS NULL THEN 'organization_key:revoke' ELSE 'key:revoke' END)) = 0 THEN RETURN 'not_theirs'; END IF;
  IF item.kind = 'key' THEN
    UPDATE key k SET revoked_at = now(), revoked_by_name = 'Bailiwick'
      WHERE k.org_id = org AND k.id = item.subject_id AND k.revoked_at IS NULL;
    IF NOT FOUND THEN RETURN 'gone'; END IF;
    PERFORM audit.append_system(org, at, CASE WHEN at IS NULL THEN 'organization.key_revoked' ELSE 'key.revoked' END,
      'key', item.subject_id::text, item.name, json_build_object('state', 'active')::text, NULL);
    RETURN NULL;
  END IF;
  SELECT CASE item.kind
    WHEN 'member' THEN (SELECT m.role FROM member m WHERE m.org_id = org AND m.workspace_id = at AND m.user_id = item.subject_id
      AND authz.runs(m.ends_at))
    WHEN 'team' THEN (SELECT g.role FROM team_grant g WHERE g.org_id = org AND g.workspace_id = at AND g.team_id = item.subject_id
      AND authz.runs(g.ends_at))
    ELSE (SELECT p.role FROM organization_member p WHERE p.org_id = org AND p.user_id = item.subject_id
      AND authz.runs(p.ends_at)) END INTO held;
  IF held IS NULL THEN RETURN 'gone'; END IF;
  IF EXISTS (SELECT FROM role r WHERE r.org_id = org AND r.key = held
      AND r.level = CASE item.kind WHEN 'organization_role' THEN 'organization' ELSE 'workspace' END
      AND r.permissions & ~reach <> repeat('0', 256)::bit(256))
    OR (item.kind = 'organization_role' AND authz.is_appointed(held)) THEN RETURN 'not_theirs'; END IF;
  IF item.kind = 'member' THEN
    DELETE FROM member m WHERE m.org_id = org AND m.workspace_id = at AND m.user_id = item.subject_id;
  ELSIF item.kind = 'team' THEN
    DELETE FROM team_grant g WHERE g.org_id = org AND g.workspace_id = at AND g.team_id = item.subject_id;
  ELSE
    PERFORM authz.take_out(org, item.subject_id);
  END IF;
  PERFORM audit.append_system(org, at, CASE item.kind WHEN 'member' THEN 'member.removed' WHEN 'team' THEN 'team.ungranted'
    ELSE 'organization.member_removed' END, CASE item.kind WHEN 'team' THEN 'team' ELSE 'user' END, item.subject_id::text,
    coalesce(item.email, item.name), json_build_object('role', held)::text, NULL);
  RETURN NULL;
END
$$;

REVOKE ALL ON FUNCTION authz.remove_reviewed(access_review, access_review_item) FROM PUBLIC;
