CREATE POLICY owner_all ON directory_person TO bailiwick_owner USING (true) WITH CHECK (true);

CREATE POLICY app_read ON directory_person FOR SELECT TO bailiwick_app
  USING (org_id = (SELECT authz.org_id()) AND (SELECT authz.has('directory:sync')));
-- Whose account it is, and what access they had, only functions write: authz.follow_directory.
CREATE POLICY app_create ON directory_person FOR INSERT TO bailiwick_app
  WITH CHECK (org_id = (SELECT authz.org_id()) AND (SELECT authz.has('directory:sync')) AND user_id IS NULL AND version = 1);
CREATE POLICY app_change ON directory_person FOR UPDATE TO bailiwick_app
  USING (org_id = (SELECT authz.org_id()) AND (SELECT authz.has('directory:sync')))
  WITH CHECK (org_id = (SELECT authz.org_id()));
CREATE POLICY app_delete ON directory_person FOR DELETE TO bailiwick_app
  USING (org_id = (SELECT authz.org_id()) AND (SELECT authz.has('directory:sync')));
