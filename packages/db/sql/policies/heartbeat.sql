CREATE POLICY owner_all ON heartbeat TO bailiwick_owner USING (true) WITH CHECK (true);

-- Written by authz.heartbeat alone; seen by those who see the resource.
CREATE POLICY app_read ON heartbeat FOR SELECT TO bailiwick_app
  USING (org_id = (SELECT authz.org_id()) AND EXISTS (
    SELECT FROM resource r WHERE r.org_id = heartbeat.org_id AND r.id = heartbeat.resource_id));
