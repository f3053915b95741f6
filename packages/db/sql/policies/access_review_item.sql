CREATE POLICY owner_all ON access_review_item TO bailiwick_owner USING (true) WITH CHECK (true);

-- Those of the campaigns that the actor can see.
CREATE POLICY app_read ON access_review_item FOR SELECT TO bailiwick_app
  USING (org_id = (SELECT authz.org_id()) AND EXISTS (
    SELECT FROM access_review r WHERE r.org_id = access_review_item.org_id AND r.id = access_review_item.review_id));
-- A reviewer decides once, while the campaign runs, and never about their own access.
CREATE POLICY app_decide ON access_review_item FOR UPDATE TO bailiwick_app
  USING (org_id = (SELECT authz.org_id()) AND decision IS NULL AND NOT authz.is_own_access(kind, subject_id, given_by)
    AND EXISTS (SELECT FROM access_review r WHERE r.org_id = access_review_item.org_id AND r.id = access_review_item.review_id
      AND r.closed_at IS NULL AND r.due_at > now() AND authz.is_reviewer(r.workspace_id, r.reviewers, r.reviewer_role)))
  WITH CHECK (org_id = (SELECT authz.org_id()) AND decided_by = (SELECT authz.actor_id()) AND decided_at = now());
