CREATE POLICY owner_all ON key_secret TO bailiwick_owner USING (true) WITH CHECK (true);

CREATE POLICY app_read ON key_secret FOR SELECT TO bailiwick_app
  USING (org_id = (SELECT authz.org_id()) AND EXISTS (
    SELECT FROM key k WHERE k.org_id = key_secret.org_id AND k.id = key_secret.key_id));
-- The first one, in the commit that issues its key; and the next one, from a person who could issue such a key.
CREATE POLICY app_issue ON key_secret FOR INSERT TO bailiwick_app
  WITH CHECK (org_id = (SELECT authz.org_id()) AND expires_at IS NULL
    AND (authz.issued_now(key_id) OR authz.may_rotate(key_id)));
-- Its end is set when the next one is issued, or by those who can revoke its key; 30 days ahead at most.
CREATE POLICY app_end ON key_secret FOR UPDATE TO bailiwick_app
  USING (org_id = (SELECT authz.org_id()) AND EXISTS (
    SELECT FROM key k WHERE k.org_id = key_secret.org_id AND k.id = key_secret.key_id AND k.revoked_at IS NULL AND CASE
      WHEN k.person_id IS NOT NULL THEN k.person_id = (SELECT authz.person_id())
      WHEN k.workspace_id IS NULL
        THEN (SELECT authz.has('organization_key:revoke')) OR (SELECT authz.has('organization_key:issue'))
      ELSE k.workspace_id = (SELECT authz.workspace_where('key:revoke', 'key:issue')) END))
  WITH CHECK (org_id = (SELECT authz.org_id()) AND expires_at BETWEEN now() AND now() + interval '30 days');
