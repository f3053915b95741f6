-- Sessions and mailed tokens end by the database's clock (decision 009), also where the code of identity compares instants
-- with its own: a row that is over is one that identity's role does not see, and a new one lasts from the database's now.
-- The policies and the trigger are in their files; the owner, whose functions ask for the instant themselves, is not bound.

ALTER TABLE identity.session ENABLE ROW LEVEL SECURITY;
ALTER TABLE identity.verification ENABLE ROW LEVEL SECURITY;
