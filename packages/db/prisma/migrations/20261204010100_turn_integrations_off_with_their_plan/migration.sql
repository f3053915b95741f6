-- A plan without integrations turns those that there are off, and one with them on again.
ALTER TABLE webhook DROP CONSTRAINT webhook_stopped_check;
ALTER TABLE webhook ADD CONSTRAINT webhook_stopped_check CHECK (stopped IN ('by_hand', 'gone', 'failing', 'plan'));
