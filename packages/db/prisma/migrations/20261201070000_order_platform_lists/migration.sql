-- The platform's lists of organizations and people, by name and by age.
CREATE INDEX organization_by_name ON organization (lower(name), id);
CREATE INDEX user_by_name ON identity."user" (lower(name), id);
CREATE INDEX user_by_age ON identity."user" (created_at, id);
