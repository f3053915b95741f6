-- Personal access tokens: keys that belong to a person in one organization. One can do what its scopes and its person can at
-- that moment, and goes when they leave the organization.
ALTER TABLE key
  ADD person_id uuid,
  ADD CHECK (person_id IS NULL OR (workspace_id IS NULL AND workspace_ids IS NULL));
CREATE INDEX key_by_person ON key (person_id, org_id) WHERE person_id IS NOT NULL;
