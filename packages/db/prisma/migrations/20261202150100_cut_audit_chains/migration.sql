-- Retention removes the beginning of an audit chain, after it was exported. The position up to which it did remains: the chain
-- is verified from there, and each export begins where the one before ended.
ALTER TABLE audit_head
  ADD cut_seq  bigint NOT NULL DEFAULT 0,
  ADD cut_hash bytea NOT NULL DEFAULT decode(repeat('00', 32), 'hex') CHECK (octet_length(cut_hash) = 32),
  ADD CHECK (cut_seq BETWEEN 0 AND seq);
