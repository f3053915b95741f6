-- A person's own picture, of which there is one everywhere. Three types of image and no other, small enough to be kept in its
-- row; what is in it is checked where it is set. Written and read by the owner's functions alone, which decide who sees it,
-- and gone with the account.

CREATE TABLE identity.picture (
  user_id    uuid PRIMARY KEY REFERENCES identity."user" (id) ON DELETE CASCADE,
  type       text NOT NULL CHECK (type IN ('image/png', 'image/jpeg', 'image/webp')),
  bytes      bytea NOT NULL CHECK (octet_length(bytes) BETWEEN 1 AND 131072),
  changed_at timestamptz NOT NULL DEFAULT now()
);
-- Images are compressed already.
ALTER TABLE identity.picture ALTER COLUMN bytes SET STORAGE EXTERNAL;
