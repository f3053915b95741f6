-- The history of one thing, wherever in a long log its entries are.
CREATE INDEX audit_entry_by_target ON audit_entry (org_id, target_id, seq DESC);
