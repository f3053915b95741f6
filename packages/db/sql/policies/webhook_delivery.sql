CREATE POLICY owner_all ON webhook_delivery TO bailiwick_owner USING (true) WITH CHECK (true);

CREATE POLICY app_read ON webhook_delivery FOR SELECT TO bailiwick_app
  USING (org_id = (SELECT authz.org_id()) AND EXISTS (
    SELECT FROM webhook h WHERE h.org_id = webhook_delivery.org_id AND h.id = webhook_delivery.webhook_id));
-- Test events; what happened is sent by authz.send_event alone.
CREATE POLICY app_test ON webhook_delivery FOR INSERT TO bailiwick_app
  WITH CHECK (org_id = (SELECT authz.org_id()) AND seq IS NULL AND event = 'webhook.test' AND authz.may_send(webhook_id));
-- Sent again.
CREATE POLICY app_replay ON webhook_delivery FOR UPDATE TO bailiwick_app
  USING (org_id = (SELECT authz.org_id()) AND authz.may_send(webhook_id))
  WITH CHECK (org_id = (SELECT authz.org_id()) AND state = 'pending' AND due_at = now() AND attempts = 0);
