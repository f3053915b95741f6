-- A run that too many workers were lost with has no sentence of a worker: what is kept is that it was lost, and `attempts`
-- says with how many. Readers get it in their language.
ALTER TABLE run ADD COLUMN lost boolean NOT NULL DEFAULT false;
UPDATE run SET lost = true, error = NULL WHERE state = 'failed' AND error = 'Five workers were lost.';
