-- Brings what an organization is billed up to date (C32): closes the cycles that have ended, and writes a line if the terms are
-- no longer those of the last one. Called by the triggers in the commit of each change, and by the worker's job. Calls for one
-- organization follow one another, and one that finds nothing changed does nothing.
CREATE FUNCTION authz.bill(org uuid) RETURNS void
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  account billing_account;
  terms record;
  line billing_line;
  today date := (now() AT TIME ZONE 'UTC')::date;
BEGIN
  INSERT INTO billing_account (org_id, founded_on, cycle, starts_on, ends_on)
    SELECT o.id, f.day, 0, f.day, f.day + interval '1 month'
    FROM organization o CROSS JOIN LATERAL (SELECT (o.created_at AT TIME ZONE 'UTC')::date AS day) f
    WHERE o.id = org AND o.state <> 'purged'
    ON CONFLICT DO NOTHING;
  SELECT a.* INTO account FROM billing_account a WHERE a.org_id = org FOR NO KEY UPDATE;
  IF NOT FOUND THEN RETURN; END IF;
  WHILE account.ends_on <= today LOOP
    account := authz.next_billing_cycle(account);
  END LOOP;
  SELECT * INTO terms FROM authz.billing_terms(org);
  IF NOT FOUND OR (terms.plan, terms.quantity) IS NOT DISTINCT FROM (account.plan, account.quantity)
    OR (account.plan IS NULL AND terms.quantity = 0) THEN RETURN; END IF;
  -- A plan has one price within a cycle.
  IF terms.plan = account.plan THEN terms.price := account.price; END IF;

  line.reason := CASE
    WHEN account.plan IS NULL THEN 'started'
    WHEN account.plan <> terms.plan THEN 'plan'
    WHEN terms.is_deleted THEN 'deleted'
    WHEN account.is_deleted THEN 'restored'
    ELSE terms.per || 's' END;
  line.credit := authz.prorated(account.price * account.quantity, account.ends_on - today, account.ends_on - account.starts_on);
  line.charge := authz.prorated(terms.price * terms.quantity, account.ends_on - today, account.ends_on - account.starts_on);
  INSERT INTO billing_line (org_id, starts_on, ends_on, reason, since, currency, plan_before, price_before, quantity_before,
      plan_after, price_after, quantity_after, credit, charge)
    VALUES (org, account.starts_on, account.ends_on, line.reason, today, coalesce(terms.currency, account.currency),
      account.plan, account.price, account.quantity, terms.plan, terms.price, terms.quantity, line.credit, line.charge);
  UPDATE billing_account a SET plan = terms.plan, currency = coalesce(terms.currency, account.currency),
      per = coalesce(terms.per, account.per), price = terms.price, quantity = terms.quantity, is_deleted = terms.is_deleted
    WHERE a.org_id = org;
  -- The log has what people added and removed; amounts are for those who can see the bill.
  IF line.reason IN ('plan', 'deleted', 'restored') AND line.credit + line.charge > 0 THEN
    PERFORM audit.append_system(org, NULL, 'billing.prorated', 'billing_cycle', account.starts_on::text, account.starts_on::text,
      NULL, json_build_object('reason', line.reason)::text);
  END IF;
END
$$;

REVOKE ALL ON FUNCTION authz.bill(uuid) FROM PUBLIC;
