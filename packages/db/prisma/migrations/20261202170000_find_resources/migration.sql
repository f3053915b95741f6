-- A search over all kinds looks first for what begins with the typed text: in this order, which the kind and the place of a
-- resource have no part in. A title can be longer than a row of an index.
CREATE INDEX resource_by_title ON resource (org_id, left(search_name, 200)) WHERE title IS NOT NULL;
