CREATE POLICY owner_all ON webhook_attempt TO bailiwick_owner USING (true) WITH CHECK (true);

CREATE POLICY app_read ON webhook_attempt FOR SELECT TO bailiwick_app
  USING (org_id = (SELECT authz.org_id()) AND EXISTS (
    SELECT FROM webhook_delivery d WHERE d.org_id = webhook_attempt.org_id AND d.id = webhook_attempt.delivery_id));
