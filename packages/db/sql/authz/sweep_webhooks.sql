-- Removes deliveries and their attempts after so many days. Returns how many.
CREATE FUNCTION authz.sweep_webhooks(days integer) RETURNS bigint
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH gone AS (DELETE FROM webhook_delivery d WHERE d.created_at < now() - make_interval(days => days) RETURNING 1)
  SELECT count(*) FROM gone
$$;

REVOKE ALL ON FUNCTION authz.sweep_webhooks(integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.sweep_webhooks(integer) TO bailiwick_worker;
