-- Keeps the balances equal to their entries, and refuses what a hard limit or an allotment does not allow: the last wall,
-- behind the domain's rule of the same words. The organization's balance sums up those of its workspaces; its `allotted` is
-- null where none of them has an allotment. Marks those that have come to 80 % of their ceiling, the first level of which people
-- are warned, for the job that does.
CREATE FUNCTION authz.post_quota_entry() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  held bigint := CASE new.kind WHEN 'reserve' THEN new.amount WHEN 'settle' THEN -new.amount WHEN 'release' THEN -new.amount ELSE 0 END;
  spent bigint := CASE WHEN new.kind IN ('settle', 'use', 'correct') THEN new.amount ELSE 0 END;
  declared authz.blueprint_meter;
  before bigint;
BEGIN
  SELECT m.* INTO declared FROM organization o
    JOIN authz.blueprint_meter m ON m.blueprint = o.blueprint AND m.key = new.meter
    WHERE o.id = new.org_id;
  -- What is in use of a meter that a blueprint no longer has comes to its end.
  IF NOT FOUND AND new.kind IN ('reserve', 'use') THEN
    RAISE EXCEPTION 'no meter %', new.meter USING ERRCODE = '23514';
  END IF;
  SELECT b.allotted INTO before FROM quota_balance b
    WHERE b.org_id = new.org_id AND b.meter = new.meter AND b.starts_at = new.starts_at AND b.place = new.place;

  INSERT INTO quota_balance (org_id, meter, starts_at, place)
    VALUES (new.org_id, new.meter, new.starts_at, new.place), (new.org_id, new.meter, new.starts_at, new.org_id)
    ON CONFLICT DO NOTHING;
  UPDATE quota_balance b SET
      granted = CASE WHEN new.kind = 'grant' AND b.place = new.place THEN new.amount ELSE b.granted END,
      allotted = CASE
        WHEN new.kind <> 'allot' THEN b.allotted
        WHEN b.place = new.place THEN new.amount
        WHEN new.amount IS NOT NULL THEN coalesce(b.allotted, 0) - coalesce(before, 0) + new.amount
        ELSE (SELECT sum(a.allotted) FROM quota_balance a
          WHERE a.org_id = new.org_id AND a.meter = new.meter AND a.starts_at = new.starts_at
            AND a.place NOT IN (new.org_id, new.place)) END,
      reserved = b.reserved + held, used = b.used + spent
    WHERE b.org_id = new.org_id AND b.meter = new.meter AND b.starts_at = new.starts_at AND b.place IN (new.place, new.org_id);

  -- An amount concerns the balances of its place; what is granted and allotted can be the ceiling of others, too.
  UPDATE quota_balance b SET near = n.near
    FROM (
      SELECT x.place, coalesce(x.reserved + x.used > 0 AND 100 * (x.reserved + x.used) >= 80
        * authz.quota_ceiling(declared.per, t.allotted, x.granted, x.allotted, x.place = x.org_id), false) AS near
      FROM quota_balance x JOIN quota_balance t
        ON t.org_id = x.org_id AND t.meter = x.meter AND t.starts_at = x.starts_at AND t.place = x.org_id
      WHERE x.org_id = new.org_id AND x.meter = new.meter AND x.starts_at = new.starts_at
        AND (new.kind IN ('grant', 'allot') OR x.place IN (new.place, new.org_id))) n
    WHERE b.org_id = new.org_id AND b.meter = new.meter AND b.starts_at = new.starts_at AND b.place = n.place
      AND b.near <> n.near;

  IF declared.hard AND new.kind IN ('reserve', 'use') AND EXISTS (
    SELECT FROM quota_balance t
    LEFT JOIN quota_balance w ON w.org_id = t.org_id AND w.meter = t.meter AND w.starts_at = t.starts_at AND w.place = new.place
    WHERE t.org_id = new.org_id AND t.meter = new.meter AND t.starts_at = new.starts_at AND t.place = new.org_id
      AND (t.reserved + t.used > t.granted OR w.reserved + w.used > w.granted
        OR (t.allotted IS NOT NULL AND w.reserved + w.used > coalesce(w.allotted, 0))))
  THEN
    RAISE EXCEPTION 'more than the quota of %', new.meter USING ERRCODE = '23514', CONSTRAINT = 'quota';
  END IF;
  RETURN NULL;
END
$$;

REVOKE ALL ON FUNCTION authz.post_quota_entry() FROM PUBLIC;

CREATE TRIGGER post_quota_entry AFTER INSERT ON quota_entry FOR EACH ROW EXECUTE FUNCTION authz.post_quota_entry();
