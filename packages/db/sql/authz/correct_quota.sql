-- Corrects the recorded use of a meter in the entered workspace's current period, for the platform admin. Returns what is used
-- afterwards; null where nothing is open to be corrected. Without a reason it only reads.
CREATE FUNCTION authz.correct_quota(meter text, amount bigint, reason text) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  current quota_period := authz.quota_period_at(authz.org_id(), meter, now());
  result bigint;
BEGIN
  PERFORM authz.need('platform:correct_quota');
  IF reason IS NOT NULL THEN
    INSERT INTO quota_entry (org_id, meter, starts_at, place, kind, amount, reason, actor_kind, actor_id)
      VALUES (current.org_id, current.meter, current.starts_at, authz.workspace_id(), 'correct', correct_quota.amount,
        correct_quota.reason, authz.actor_kind(), authz.actor_id());
  END IF;
  SELECT b.used INTO result FROM quota_balance b
    WHERE b.org_id = current.org_id AND b.meter = current.meter AND b.starts_at = current.starts_at
      AND b.place = authz.workspace_id();
  RETURN result;
END
$$;

REVOKE ALL ON FUNCTION authz.correct_quota(text, bigint, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.correct_quota(text, bigint, text) TO bailiwick_app;
