-- When a session's person last typed their password or a code in it: some acts need that it was within ten minutes. It begins
-- with the sign-in.
ALTER TABLE identity.session ADD COLUMN proven_at timestamptz NOT NULL DEFAULT now();
GRANT UPDATE (proven_at) ON identity.session TO bailiwick_identity;
