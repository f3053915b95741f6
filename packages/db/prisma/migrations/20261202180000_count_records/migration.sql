-- How many records of each kind stand below a root, kept with every append, so that a move needn't count a million rows for
-- its receipt. No foreign key, trigger or sequence, like the records themselves. The tables' policies come with the
-- database's code, which an older database gets after this: until then their owner is bound by none.
CREATE TABLE record_count (
  org_id  uuid NOT NULL,
  root_id uuid NOT NULL,
  kind    text NOT NULL CHECK (kind ~ '^[a-z][a-z_]{0,39}$'),
  amount  bigint NOT NULL CHECK (amount >= 0),
  PRIMARY KEY (org_id, root_id, kind)
);
ALTER TABLE record NO FORCE ROW LEVEL SECURITY;
INSERT INTO record_count (org_id, root_id, kind, amount)
  SELECT r.org_id, r.root_id, r.kind, count(*) FROM record r GROUP BY r.org_id, r.root_id, r.kind;
ALTER TABLE record FORCE ROW LEVEL SECURITY;
ALTER TABLE record_count ENABLE ROW LEVEL SECURITY;
ALTER TABLE record_count FORCE ROW LEVEL SECURITY;
