CREATE POLICY owner_all ON record TO bailiwick_owner USING (true) WITH CHECK (true);

-- Below the roots that this transaction opened for this very act on this very kind. Nothing but columns, settings and
-- functions of them, so that the table can be distributed.
CREATE POLICY app_read ON record FOR SELECT TO bailiwick_app
  USING (org_id = authz.org_id() AND authz.is_open('read', kind, root_id));
CREATE POLICY app_append ON record FOR INSERT TO bailiwick_app
  WITH CHECK (org_id = authz.org_id() AND authz.is_open('append', kind, root_id));
