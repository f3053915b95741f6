-- The admins of an organization choose its time zone, and the platform admin corrects what was recorded as used. Of balances, the
-- job that warns reads only those that are near their ceiling.
GRANT UPDATE (time_zone) ON organization TO bailiwick_app;

-- correct: the use was recorded wrongly, by this much; less than zero where it was too much.
ALTER TABLE quota_entry
  DROP CONSTRAINT quota_entry_kind_check,
  DROP CONSTRAINT quota_entry_amount_check,
  ADD reason text CHECK (char_length(reason) BETWEEN 1 AND 1000),
  ADD CONSTRAINT quota_entry_kind_check
    CHECK (kind IN ('grant', 'allot', 'reserve', 'settle', 'release', 'use', 'correct')),
  ADD CONSTRAINT quota_entry_amount_check
    CHECK (amount BETWEEN CASE kind WHEN 'correct' THEN -9007199254740991 ELSE 0 END AND 9007199254740991),
  ADD CHECK ((kind = 'correct') = (reason IS NOT NULL));

-- Written by the ledger's trigger: whether the use has come to the first level of which people are warned.
ALTER TABLE quota_balance ADD near boolean NOT NULL DEFAULT false;
UPDATE quota_balance SET near = true WHERE reserved + used > 0;
CREATE INDEX quota_balance_near ON quota_balance (org_id, meter, starts_at, place) WHERE near AND warned < 100;
