CREATE POLICY owner_all ON organization_member TO bailiwick_owner USING (true) WITH CHECK (true);

-- People of the organization: the actor; all of them for those who manage them or choose among them.
CREATE POLICY app_read ON organization_member FOR SELECT TO bailiwick_app
  USING (org_id = (SELECT authz.org_id()) AND authz.runs(ends_at) AND (
    (SELECT authz.has_any('organization_member:read', 'member:add', 'platform:rescue_workspace'))
    OR user_id = (SELECT authz.person_id())));
CREATE POLICY app_add ON organization_member FOR INSERT TO bailiwick_app
  WITH CHECK (org_id = (SELECT authz.org_id()) AND (SELECT authz.has('organization_member:add'))
    AND authz.may_give('organization', role));
CREATE POLICY app_change ON organization_member FOR UPDATE TO bailiwick_app
  USING (org_id = (SELECT authz.org_id()) AND (SELECT authz.has('organization_member:change_role'))
    AND authz.may_give('organization', role))
  WITH CHECK (org_id = (SELECT authz.org_id()) AND authz.may_give('organization', role));
CREATE POLICY app_remove ON organization_member FOR DELETE TO bailiwick_app
  USING (org_id = (SELECT authz.org_id()) AND (SELECT authz.has('organization_member:remove'))
    AND authz.may_give('organization', role));
-- The platform's rescue adds the person it makes an owner to the organization, never as an admin.
CREATE POLICY app_rescue_seat ON organization_member FOR INSERT TO bailiwick_app
  WITH CHECK (org_id = (SELECT authz.org_id()) AND (SELECT authz.has('platform:rescue_workspace'))
    AND role <> (SELECT b.creator_org_role FROM organization o JOIN authz.blueprint b ON b.key = o.blueprint
                 WHERE o.id = org_id));
CREATE POLICY app_appoint ON organization_member FOR UPDATE TO bailiwick_app
  USING (org_id = (SELECT authz.org_id()) AND (SELECT authz.has('platform:appoint_organization_admin'))
    AND EXISTS (SELECT 1 FROM organization o
                JOIN authz.blueprint b ON b.key = o.blueprint AND b.organization_admins = 'platform'
                WHERE o.id = org_id))
  WITH CHECK (org_id = (SELECT authz.org_id()));
-- Adding people to teams means choosing among the organization's people, and so does appointing its admins. People
-- whose organization role reaches every workspace belong to the people of each.
CREATE POLICY app_read_more ON organization_member FOR SELECT TO bailiwick_app
  USING (org_id = (SELECT authz.org_id()) AND authz.runs(ends_at) AND (
    (SELECT authz.has_any('team_member:add', 'platform:appoint_organization_admin'))
    OR ((SELECT authz.has('member:read')) AND role IN (SELECT authz.reaching_roles()))));
