-- Before a key expires, those who can issue another one are told: 14 and 3 days ahead. The level of the last warning.
ALTER TABLE key ADD warned_days integer CHECK (warned_days IN (14, 3));
CREATE INDEX key_by_expiry ON key (expires_at) WHERE expires_at IS NOT NULL AND revoked_at IS NULL;
