-- What is over is not there; identity.sweep removes it.
CREATE POLICY identity_alive ON identity.verification TO bailiwick_identity USING (expires_at > now()) WITH CHECK (true);
