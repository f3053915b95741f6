-- When what two people may edit at the same time was edited last, and by whom, in words: a change that was made to an older
-- version is refused with that name. Null as long as it is as it was created.
-- The name is the one that the person had then; a trigger writes both, so no verb can forget.

ALTER TABLE organization ADD updated_at timestamptz, ADD updated_by_name text;
ALTER TABLE workspace ADD updated_at timestamptz, ADD updated_by_name text;
ALTER TABLE role ADD updated_at timestamptz, ADD updated_by_name text;
ALTER TABLE team ADD updated_at timestamptz, ADD updated_by_name text;
ALTER TABLE workspace_setting ADD updated_by_name text;
