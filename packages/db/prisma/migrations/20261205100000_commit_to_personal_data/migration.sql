-- What is personal in an entry can be erased without breaking its chain: the hash of an entry covers commitments to such values,
-- each the SHA-256 of a random salt and the value (decision 093). Erasing removes values and salts; what is left tells nothing
-- about them. Entries from before have no commitments: their hash covers the values themselves, and they stay as they are.

ALTER TABLE audit_entry
  -- A JSON object of 64 hex digits by field, as text, byte for byte as it is hashed.
  ADD COLUMN commitments text CHECK (commitments IS JSON OBJECT),
  -- A JSON object of the salts whose values are still there; not hashed.
  ADD COLUMN salts text CHECK (salts IS JSON OBJECT),
  ADD CHECK ((commitments IS NULL) = (salts IS NULL));

-- The actions some of whose fields are not personal, with those that are. Of any other action every field is.
CREATE TABLE authz.audit_personal (
  action   text PRIMARY KEY,
  personal text[] NOT NULL
);
GRANT SELECT ON authz.audit_personal TO bailiwick_app;
