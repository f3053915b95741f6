-- What the use of a balance is measured against: of an allotment, or of the limit where there is none; null for no limit. The
-- domain's rule of the same words.
--   per             what the limit counts for
--   total_allotted  what all workspaces of the organization have together; null where none of them has an allotment
--   is_total        whether it is the organization's own
CREATE FUNCTION authz.quota_ceiling(per text, total_allotted bigint, granted bigint, allotted bigint, is_total boolean)
RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE
    WHEN per = 'workspace' OR total_allotted IS NULL THEN granted
    WHEN NOT is_total THEN coalesce(allotted, 0) END
$$;

REVOKE ALL ON FUNCTION authz.quota_ceiling(text, bigint, bigint, bigint, boolean) FROM PUBLIC;
