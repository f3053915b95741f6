-- Closes the open cycle of an account, and opens the next one with what it begins with, at the present price. Returns the
-- account as it is then.
CREATE FUNCTION authz.next_billing_cycle(account billing_account) RETURNS billing_account
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM authz.close_billing_cycle(account);
  account.cycle := account.cycle + 1;
  account.starts_on := account.founded_on + make_interval(months => account.cycle);
  account.ends_on := account.founded_on + make_interval(months => account.cycle + 1);
  SELECT coalesce(max(p.amount), 0) INTO account.price FROM organization o
    JOIN authz.blueprint_price p ON p.blueprint = o.blueprint AND p.plan = account.plan WHERE o.id = account.org_id;
  UPDATE billing_account a SET cycle = account.cycle, starts_on = account.starts_on, ends_on = account.ends_on,
      price = account.price
    WHERE a.org_id = account.org_id;
  IF account.price * account.quantity > 0 THEN
    INSERT INTO billing_line (org_id, starts_on, ends_on, reason, since, currency, price_before, quantity_before,
        plan_after, price_after, quantity_after, credit, charge)
      VALUES (account.org_id, account.starts_on, account.ends_on, 'cycle', account.starts_on, account.currency, 0, 0,
        account.plan, account.price, account.quantity, 0, account.price * account.quantity);
  END IF;
  RETURN account;
END
$$;

REVOKE ALL ON FUNCTION authz.next_billing_cycle(billing_account) FROM PUBLIC;
