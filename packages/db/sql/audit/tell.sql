-- Adds to the notices that this transaction sends to open consoles once it commits: where something changed, the noun
-- and kind, and the people concerned; never the content. The notices collect in a setting of the transaction, one line
-- each, which the client reads in the same round trip as the COMMIT (decision 035). NOTIFY is not used here (decision
-- 014).
CREATE FUNCTION audit.tell(org uuid, workspace uuid, noun text, kind text, people text[]) RETURNS void
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  told text := coalesce(current_setting('audit.told', true), '');
  line text := json_build_object('organization', org, 'workspace', workspace, 'noun', noun, 'kind', kind, 'people', people)::text
    || E'\n';
BEGIN
  -- Skips duplicates: a change to many people's rows can write an entry for each.
  IF position(line IN told) = 0 THEN PERFORM set_config('audit.told', told || line, true); END IF;
END
$$;

REVOKE ALL ON FUNCTION audit.tell(uuid, uuid, text, text, text[]) FROM PUBLIC;
