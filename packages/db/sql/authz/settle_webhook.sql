-- Records an attempt and what follows from it, where the lease is still the caller's: returns null otherwise, and else
-- 'delivered', 'retry', 'failed', or, when the webhook was turned off by it, 'gone' or 'failing'. An attempt from before the
-- webhook was last turned on turns nothing off.
--   retry  seconds until the next attempt; null to give up
CREATE FUNCTION authz.settle_webhook(
  org uuid, delivery uuid, held uuid, made_in integer, took_ms integer, status integer, failure text, excerpt text,
  retry double precision, patience_days integer
) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  arrived boolean := coalesce(status BETWEEN 200 AND 299, false);
  hook webhook;
  row webhook_delivery;
  reason text;
BEGIN
  IF NOT arrived THEN PERFORM authz.lock_organization(org); END IF;
  SELECT * INTO row FROM webhook_delivery d WHERE d.org_id = org AND d.id = delivery AND d.lease = held FOR UPDATE;
  IF NOT FOUND THEN RETURN NULL; END IF;
  INSERT INTO webhook_attempt (org_id, delivery_id, number, took_ms, status, failure, excerpt)
    SELECT org, delivery, coalesce(max(a.number), 0) + 1, settle_webhook.took_ms, settle_webhook.status,
      settle_webhook.failure, settle_webhook.excerpt
    FROM webhook_attempt a WHERE a.org_id = org AND a.delivery_id = delivery;
  UPDATE webhook_delivery d SET lease = NULL, leased_until = NULL,
      state = CASE WHEN arrived THEN 'delivered' WHEN retry IS NULL THEN 'failed' ELSE 'pending' END,
      due_at = CASE WHEN NOT arrived THEN now() + make_interval(secs => retry) END
    WHERE d.org_id = org AND d.id = delivery;
  IF arrived THEN
    UPDATE webhook h SET failing_since = NULL WHERE h.org_id = org AND h.id = row.webhook_id AND h.failing_since IS NOT NULL;
    RETURN 'delivered';
  END IF;
  SELECT * INTO STRICT hook FROM webhook h WHERE h.org_id = org AND h.id = row.webhook_id FOR UPDATE;
  IF hook.stopped IS NULL AND hook.generation = made_in THEN
    reason := CASE WHEN status = 410 THEN 'gone'
      WHEN hook.failing_since <= now() - make_interval(days => patience_days) THEN 'failing' END;
    UPDATE webhook h SET failing_since = coalesce(h.failing_since, now()), stopped = reason,
        stopped_at = CASE WHEN reason IS NOT NULL THEN now() END
      WHERE h.org_id = org AND h.id = row.webhook_id;
    IF reason IS NOT NULL THEN
      PERFORM audit.append_system(org, hook.workspace_id, 'webhook.disabled', 'webhook', hook.id::text, hook.name, NULL,
        json_build_object('reason', reason)::text);
      RETURN reason;
    END IF;
  END IF;
  RETURN CASE WHEN retry IS NULL THEN 'failed' ELSE 'retry' END;
END
$$;

REVOKE ALL ON FUNCTION authz.settle_webhook(uuid, uuid, uuid, integer, integer, integer, text, text, double precision, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.settle_webhook(uuid, uuid, uuid, integer, integer, integer, text, text, double precision, integer) TO bailiwick_worker;
