CREATE POLICY owner_all ON quota_entry TO bailiwick_owner USING (true) WITH CHECK (true);

CREATE POLICY app_read ON quota_entry FOR SELECT TO bailiwick_app
  USING (org_id = (SELECT authz.org_id()) AND ((SELECT authz.has('quota:read'))
    OR place = (SELECT authz.workspace_where('usage:read'))));
-- What runs hold, settle and release is written by the database itself, with the run.
CREATE POLICY app_report ON quota_entry FOR INSERT TO bailiwick_app
  WITH CHECK (org_id = (SELECT authz.org_id()) AND kind = 'use' AND place = (SELECT authz.workspace_id())
    AND (SELECT authz.has('usage:report'))
    AND actor_kind = (SELECT authz.actor_kind()) AND actor_id = (SELECT authz.actor_id()));
CREATE POLICY app_allot ON quota_entry FOR INSERT TO bailiwick_app
  WITH CHECK (org_id = (SELECT authz.org_id()) AND kind = 'allot' AND (SELECT authz.has('quota:allot'))
    AND EXISTS (SELECT FROM workspace w WHERE w.org_id = quota_entry.org_id AND w.id = quota_entry.place)
    AND actor_kind = (SELECT authz.actor_kind()) AND actor_id = (SELECT authz.actor_id()));
