-- Only the database's own functions read and write it.
CREATE POLICY owner_all ON record_count TO bailiwick_owner USING (true) WITH CHECK (true);
