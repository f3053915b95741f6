-- Who sends an invitation again answers for it from then on: what it may give is bounded by what they may.
GRANT UPDATE (invited_by, invited_by_name) ON invitation TO bailiwick_app;

-- What one person sent lately, wherever, is counted before they send more; and who loses a role is asked for theirs.
CREATE INDEX invitation_by_sender ON invitation (invited_by, sent_at);
