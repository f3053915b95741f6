-- Adds to what this transaction tells open consoles once it is committed: where something changed, of which noun and
-- kind, and whom it concerns; never what it was. It is gathered in a setting of the transaction, one line each, which
-- whoever commits reads in the same flight as the COMMIT (decision 035). NOTIFY is not used here (decision 014).
CREATE FUNCTION audit.tell(org uuid, workspace uuid, noun text, kind text, people text[]) RETURNS void
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  told text := coalesce(current_setting('audit.told', true), '');
  line text := json_build_object('organization', org, 'workspace', workspace, 'noun', noun, 'kind', kind, 'people', people)::text
    || E'\n';
BEGIN
  -- What is told already need not be told twice: a change of many people's rows may write an entry for each.
  IF position(line IN told) = 0 THEN PERFORM set_config('audit.told', told || line, true); END IF;
END
$$;

REVOKE ALL ON FUNCTION audit.tell(uuid, uuid, text, text, text[]) FROM PUBLIC;
