-- Closes the open cycle of an account into a statement. A cycle without lines has none.
CREATE FUNCTION authz.close_billing_cycle(account billing_account) RETURNS void
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO billing_statement (org_id, starts_on, ends_on, currency, credit, charge, lines)
    SELECT l.org_id, l.starts_on, account.ends_on, min(l.currency), sum(l.credit), sum(l.charge), count(*)
    FROM billing_line l WHERE l.org_id = account.org_id AND l.starts_on = account.starts_on
    GROUP BY l.org_id, l.starts_on;
  IF FOUND THEN
    PERFORM audit.append_system(account.org_id, NULL, 'billing.statement_closed', 'billing_cycle', account.starts_on::text,
      account.starts_on::text, NULL, json_build_object('endsOn', account.ends_on)::text);
  END IF;
END
$$;

REVOKE ALL ON FUNCTION authz.close_billing_cycle(billing_account) FROM PUBLIC;
