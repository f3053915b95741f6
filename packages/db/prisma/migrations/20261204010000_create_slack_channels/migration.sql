-- Slack channels: webhooks whose address is a secret, and which are sent a message that people can read instead of a signed
-- event. What such a channel is told is a topic, a list of actions that a later version can extend.
ALTER TABLE webhook ADD COLUMN form text NOT NULL DEFAULT 'webhook' CHECK (form IN ('webhook', 'slack'));
ALTER TABLE webhook ADD CHECK (form <> 'slack' OR (cardinality(events) = 1 AND events[1] LIKE '@%'));
-- A topic goes to one channel of a place.
CREATE UNIQUE INDEX webhook_topic ON webhook (org_id, workspace_id, (events[1])) NULLS NOT DISTINCT WHERE form = 'slack';

-- The message as it was first sent, for every further attempt; null for what is sent as `body`.
ALTER TABLE webhook_delivery ADD COLUMN message text;

-- The actions of each topic. A refused attempt is an event only where a topic asks for it.
CREATE TABLE authz.event_topic (
  action  text PRIMARY KEY,
  topic   text NOT NULL CHECK (topic LIKE '@%'),
  outcome text NOT NULL CHECK (outcome IN ('done', 'refused'))
);
GRANT SELECT ON authz.event_topic TO bailiwick_app;
