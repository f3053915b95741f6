-- Expired rows are invisible; identity.sweep removes them.
CREATE POLICY identity_alive ON identity.session TO bailiwick_identity USING (expires_at > now()) WITH CHECK (true);
