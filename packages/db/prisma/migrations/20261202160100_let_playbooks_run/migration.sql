-- Playbooks were free text that ran nothing; now each names what sets it off and whom it mails. The one that every workspace was
-- seeded with runs from here on. What people wrote keeps its words in its name, and waits for someone to choose when it runs.
-- The tables' policies come with the database's code, which an older database gets after this: until then their owner is bound
-- by none. This is no edit of anyone's.
ALTER TABLE workspace_setting NO FORCE ROW LEVEL SECURITY;
ALTER TABLE workspace_setting DISABLE TRIGGER USER;

UPDATE workspace_setting s SET value = (
  SELECT coalesce(jsonb_agg(
    CASE WHEN e ->> 'trigger' = 'An incident is opened' AND e ->> 'action' = 'Notify every member'
      THEN jsonb_build_object('name', e ->> 'name', 'trigger', 'created:incident', 'roles', 'everyone')
      ELSE jsonb_build_object('trigger', 'never', 'roles', 'everyone',
        'name', left(concat(e ->> 'name', ': ', e ->> 'trigger', ' → ', e ->> 'action'), 80)) END ORDER BY n), '[]')::text
  FROM jsonb_array_elements(s.value::jsonb) WITH ORDINALITY AS list(e, n))
WHERE s.key = 'playbooks' AND s.value::jsonb @? '$[*].action';

ALTER TABLE workspace_setting ENABLE TRIGGER USER;
ALTER TABLE workspace_setting FORCE ROW LEVEL SECURITY;
