-- The version of a person's picture beside their name, wherever they are listed: the copies follow, as those of the name do
-- (packages/db/sql/authz/copy_picture.sql). Asking for it row by row took longer than the rest of a list.
ALTER TABLE organization_member ADD COLUMN picture text;
ALTER TABLE member ADD COLUMN picture text;
ALTER TABLE team_member ADD COLUMN picture text;

UPDATE organization_member m SET picture = (extract(epoch FROM p.changed_at) * 1000000)::bigint::text
  FROM identity.picture p WHERE p.user_id = m.user_id;
UPDATE member m SET picture = (extract(epoch FROM p.changed_at) * 1000000)::bigint::text
  FROM identity.picture p WHERE p.user_id = m.user_id;
UPDATE team_member m SET picture = (extract(epoch FROM p.changed_at) * 1000000)::bigint::text
  FROM identity.picture p WHERE p.user_id = m.user_id;
