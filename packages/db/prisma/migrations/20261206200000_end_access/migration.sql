-- Access that ends by itself: a role of a member, of a person of the organization, or of a team can have an end. From that
-- instant on nothing counts it; the row stays until a job removes it and writes the log.

-- end_set_at and end_set_by: when the end was set, and by whom, who is told a day ahead. end_warned: the end of which people
-- were told, so that one that is moved is told of anew.
ALTER TABLE organization_member
  ADD ends_at timestamptz, ADD end_set_at timestamptz, ADD end_set_by uuid, ADD end_warned timestamptz;
CREATE INDEX organization_member_by_end ON organization_member (ends_at) WHERE ends_at IS NOT NULL;
GRANT UPDATE (ends_at) ON organization_member TO bailiwick_app;

-- own_end is what was given here. Who is in the organization for a time is in its workspaces for that time: organization_end
-- is a copy, like the name. What counts is the earlier of the two.
ALTER TABLE member
  ADD own_end timestamptz, ADD organization_end timestamptz,
  ADD ends_at timestamptz GENERATED ALWAYS AS (least(own_end, organization_end)) STORED,
  ADD end_set_at timestamptz, ADD end_set_by uuid, ADD end_warned timestamptz;
CREATE INDEX member_by_end ON member (own_end) WHERE own_end IS NOT NULL;
GRANT UPDATE (own_end) ON member TO bailiwick_app;

ALTER TABLE team_grant
  ADD ends_at timestamptz, ADD end_set_at timestamptz, ADD end_set_by uuid, ADD end_warned timestamptz;
CREATE INDEX team_grant_by_end ON team_grant (ends_at) WHERE ends_at IS NOT NULL;
GRANT UPDATE (ends_at) ON team_grant TO bailiwick_app;

-- A copy of the end of what makes the person someone of the organization: their organization role or, in a flat one, their
-- membership.
ALTER TABLE team_member ADD ends_at timestamptz;

-- The end of what the invitation gives.
ALTER TABLE invitation ADD access_ends_at timestamptz CHECK (access_ends_at >= expires_at);
GRANT SELECT (access_ends_at) ON invitation TO bailiwick_app;

-- When reviewed access ended by itself, as of the start of the campaign.
ALTER TABLE access_review_item ADD ends_at timestamptz;
