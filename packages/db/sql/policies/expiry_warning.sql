CREATE POLICY owner_all ON expiry_warning TO bailiwick_owner USING (true) WITH CHECK (true);

-- The warnings about what the actor can read here. Only the job writes them.
CREATE POLICY app_read ON expiry_warning FOR SELECT TO bailiwick_app
  USING (org_id = (SELECT authz.org_id())
    AND EXISTS (SELECT FROM resource r WHERE r.org_id = expiry_warning.org_id AND r.id = expiry_warning.resource_id));
