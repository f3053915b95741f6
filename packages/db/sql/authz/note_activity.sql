-- Writes the day of a person's last request at a place that they can reach; at most once a day.
CREATE FUNCTION authz.note_activity(org uuid, workspace uuid, person uuid) RETURNS void
LANGUAGE sql SET search_path = public, pg_temp AS $$
  INSERT INTO activity AS a (org_id, place, user_id, day)
    SELECT org, coalesce(workspace, org), person, (now() AT TIME ZONE 'UTC')::date
    WHERE authz.reach_of(org, workspace, person) <> repeat('0', 256)::bit(256)
      AND NOT EXISTS (SELECT FROM activity t WHERE t.org_id = org AND t.place = coalesce(workspace, org)
        AND t.user_id = person AND t.day >= (now() AT TIME ZONE 'UTC')::date)
    ON CONFLICT ON CONSTRAINT activity_pkey DO UPDATE SET day = excluded.day WHERE a.day < excluded.day
$$;

REVOKE ALL ON FUNCTION authz.note_activity(uuid, uuid, uuid) FROM PUBLIC;
