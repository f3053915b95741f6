-- Erases people from what was made of their names and addresses and is kept for a time: invitations of their address, what a
-- directory said of them, mails to them, sent mails that name them, answers kept for repeated calls, events for webhooks, and what receivers answered. An event is
-- written anew from its entry, which was erased before. Returns the organizations whose invitations are gone.
--   pattern  finds their addresses in texts in lowercase
--   named    finds their names in texts
--   places   the organizations in whose logs they are
CREATE FUNCTION authz.erase_copies(people text[], names text[], addresses text[], pattern text, named text, places uuid[]) RETURNS SETOF uuid
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  word text;
BEGIN
  RETURN QUERY WITH gone AS (DELETE FROM invitation i WHERE i.email = ANY (addresses) RETURNING i.org_id)
    SELECT DISTINCT g.org_id FROM gone g;
  DELETE FROM directory_person p WHERE p.user_id::text = ANY (people) OR p.address = ANY (addresses);
  DELETE FROM outbox o WHERE o.recipient = ANY (addresses)
    OR ((o.delivered_at IS NOT NULL OR o.deliver_at = 'infinity') AND (lower(concat_ws(' ', o.subject, o.body_text, o.payload)) ~ pattern
      OR concat_ws(' ', o.subject, o.body_text, o.payload) ~ named));
  DELETE FROM idempotency i WHERE i.actor_id::text = ANY (people);
  FOREACH word IN ARRAY names || addresses LOOP
    UPDATE idempotency i SET response = replace(i.response, to_json(word)::text, to_json(authz.erased_name())::text)
      WHERE position(to_json(word)::text IN i.response) > 0;
    -- A test event has no entry.
    UPDATE webhook_delivery d SET body = replace(d.body, to_json(word)::text, to_json(authz.erased_name())::text), message = NULL
      WHERE d.seq IS NULL AND position(to_json(word)::text IN d.body) > 0;
  END LOOP;
  UPDATE webhook_delivery d SET body = authz.event_text(e, d.event_id, d.event), message = NULL
    FROM audit_entry e
    -- A webhook may have been transferred since, to another organization than the entry's.
    WHERE d.event_id ~ '^evt_[0-9a-f]{32}_' AND e.org_id = substr(d.event_id, 5, 32)::uuid AND e.seq = d.seq
      AND (e.org_id = ANY (places) OR lower(d.body) ~ pattern) AND d.body <> authz.event_text(e, d.event_id, d.event);
  UPDATE webhook_attempt t SET excerpt = '' WHERE lower(t.excerpt) ~ pattern OR t.excerpt ~ named;
  UPDATE identity.instance_key_event e SET ip = NULL WHERE e.actor_id::text = ANY (people);
END
$$;

REVOKE ALL ON FUNCTION authz.erase_copies(text[], text[], text[], text, text, uuid[]) FROM PUBLIC;
